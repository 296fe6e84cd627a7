// What Hugging Face sends, as far as we use it. Only id and title are needed: every other field that is missing,
// null or of another type counts as absent, so that a change of theirs costs one line of a card, never the card.
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const count = z.int().nonnegative().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);

const organization = z.object({ name: text, fullname: text }).optional().catch(undefined);
/** The handle is `name` in one place and `user` in another. */
const person = z.object({ name: text, user: text }).optional().catch(undefined);

export const wireAuthor = z.object({ name: z.string(), hidden: z.boolean().optional().catch(undefined) });

/** `paper` in a list, and the whole answer of `/api/papers/{id}`. */
const wirePaper = z.object({
  id: z.string(),
  title: text,
  summary: text,
  authors: list,
  publishedAt: text,
  upvotes: count,
  ai_summary: text,
  ai_keywords: list,
  githubRepo: text,
  githubStars: count,
  githubRepoAddedBy: z.enum(['user', 'auto']).optional().catch(undefined),
  projectPage: text,
  submittedOnDailyBy: person,
  organization,
  thumbnail: text,
  withdrawnAt: text,
});

/** One entry of a list. `submitterOrganization` and `mediaUrl` are the older names of `organization` and `mediaUrls`. */
export const wireEntry = z.object({
  paper: wirePaper,
  title: text,
  summary: text,
  numComments: count,
  thumbnail: text,
  mediaUrl: text,
  mediaUrls: list,
  submittedBy: person,
  organization,
  submitterOrganization: organization,
});

export type WireEntry = z.infer<typeof wireEntry>;
