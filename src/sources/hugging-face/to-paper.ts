// One entry as Hugging Face sends it -> a Paper, or the reason why it cannot be one.
import { type CodeLink, NOTHING_KNOWN, type Organization, type Paper } from '../../domain/paper.ts';
import { parsePaperId } from '../../domain/paper-id.ts';
import { cleanLine, cleanLines, httpsLink } from '../clean.ts';
import { type WireEntry, wireAuthor, wireEntry } from './wire.ts';

type Read = { readonly paper: Paper } | { readonly id: string | null; readonly reason: string };

// Far above what was seen in 10,053 entries (titles to 175, abstracts to 1,923 characters, 664 authors) and in
// arXiv's records (3,303 authors); they only keep nonsense out of the store.
const TITLE = 1_000;
const ABSTRACT = 20_000;
const NAME = 200;
const AUTHORS = 10_000;
const KEYWORDS = 100;

const PICTURE_HOSTS: readonly string[] = ['cdn-thumbnails.huggingface.co', 'cdn-uploads.huggingface.co'];

/** `reason` names the field and what is wrong with it; `id` is what the entry calls itself, where it does. */
export function toPaper(entry: unknown): Read {
  const parsed = wireEntry.safeParse(entry);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { id: null, reason: `${issue?.path.join('.') || 'entry'}: ${issue?.message}` };
  }
  const { paper } = parsed.data;
  const id = parsePaperId(paper.id);
  if (id === null) return { id: cleanLine(paper.id, NAME) || null, reason: 'paper.id: no arXiv id' };
  const title = cleanLine(paper.title ?? '', TITLE) || cleanLine(parsed.data.title ?? '', TITLE);
  if (title === '') return { id, reason: 'paper.title: missing or empty' };
  return { paper: { id, title, ...factsOf(parsed.data) } };
}

function factsOf(entry: WireEntry): Omit<Paper, 'id' | 'title'> {
  const { paper } = entry;
  return {
    ...NOTHING_KNOWN,
    textFrom: 'huggingface',
    abstract: cleanLine(paper.summary ?? entry.summary ?? '', ABSTRACT),
    authors: authorsOf(paper.authors ?? []),
    publishedOn: dayOf(paper.publishedAt),
    summary: cleanLine(paper.ai_summary ?? '', ABSTRACT) || null,
    keywords: cleanLines((paper.ai_keywords ?? []).filter(isString), NAME, KEYWORDS),
    organization: organizationOf(paper.organization ?? entry.organization ?? entry.submitterOrganization),
    code: codeOf(paper),
    projectUrl: httpsLink(paper.projectPage),
    thumbnailUrl: pictureOf([entry.thumbnail, paper.thumbnail, entry.mediaUrl, ...(entry.mediaUrls ?? [])]),
    submittedBy: handleOf(entry.submittedBy) ?? handleOf(paper.submittedOnDailyBy),
    votes: paper.upvotes ?? null,
    comments: entry.numComments ?? null,
    withdrawn: paper.withdrawnAt !== undefined,
  };
}

function authorsOf(authors: readonly unknown[]): readonly string[] {
  const shown = authors.flatMap((author) => {
    const parsed = wireAuthor.safeParse(author);
    return parsed.success && parsed.data.hidden !== true ? [parsed.data.name] : [];
  });
  return cleanLines(shown, NAME, AUTHORS);
}

/** arXiv's day, in UTC. The entry's own `publishedAt` is another thing and never read. */
function dayOf(time: string | undefined): string | null {
  if (time === undefined || !/^\d{4}-\d\d-\d\dT/.test(time)) return null;
  const at = Date.parse(time);
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}

function organizationOf(wire: WireEntry['organization']): Organization | null {
  const name = cleanLine(wire?.name ?? '', NAME);
  if (!/^[\w.-]+$/.test(name)) return null;
  return { name, fullName: cleanLine(wire?.fullname ?? '', NAME) || name };
}

/** The field is for GitHub: another host there is no code link but a disguise. */
function codeOf(paper: WireEntry['paper']): CodeLink | null {
  const url = httpsLink(paper.githubRepo);
  if (url === null || !/^https:\/\/(?:www\.)?github\.com\/./.test(url)) return null;
  return { url, stars: paper.githubStars ?? null, addedBy: paper.githubRepoAddedBy ?? null };
}

/** The first that is a picture by its name and comes from Hugging Face's own hosts. */
export function pictureOf(links: readonly unknown[]): string | null {
  const pictures = links.filter(isString).flatMap((link) => {
    const url = URL.parse(httpsLink(link) ?? '');
    return url && PICTURE_HOSTS.includes(url.host) && /\.(?:png|jpe?g|gif|webp)$/i.test(url.pathname)
      ? [url.href]
      : [];
  });
  return pictures[0] ?? null;
}

function handleOf(person: WireEntry['submittedBy']): string | null {
  return cleanLine(person?.name ?? person?.user ?? '', NAME) || null;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
