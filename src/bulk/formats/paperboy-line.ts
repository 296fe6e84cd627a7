// Paperboy's own lines: one paper as JSON, each field of `Paper` by its name, and `readAt`. docs/operations.md
import { z } from 'zod';
import { type Paper, TEXT_SOURCES } from '../../domain/paper.ts';
import { parsePaperId } from '../../domain/paper-id.ts';
import { cleanLine, cleanLines, httpsLink } from '../../sources/clean.ts';
import { pictureOf } from '../../sources/hugging-face/to-paper.ts';
import { type Format, refusal } from './format.ts';

const TEXT = 20_000;
const TITLE = 1_000;
const NAME = 200;
const AUTHORS = 10_000;
const LABELS = 100;

/** One paper as a line of a file, without its end. `readAt`: when its votes were so, epoch ms. */
export function paperLine(paper: Paper, readAt: number | null): string {
  return JSON.stringify(readAt === null ? paper : { ...paper, readAt: new Date(readAt).toISOString() });
}

/** A field that is null says as much as one that is missing. */
const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);
const line = (most: number) => z.string().transform((text) => cleanLine(text, most));
const lineOrNull = (most: number) => line(most).transform((text) => text || null);
const lines = (most: number) => z.array(z.string()).transform((texts) => cleanLines(texts, NAME, most));
const link = z.string().transform((text, context) => {
  const read = httpsLink(text);
  if (read === null) context.addIssue({ code: 'custom', message: 'no https link' });
  return read ?? z.NEVER;
});
const picture = z.string().transform((text, context) => {
  const read = pictureOf([text]);
  if (read === null) context.addIssue({ code: 'custom', message: 'no picture on a host of Hugging Face' });
  return read ?? z.NEVER;
});
const count = z.int().nonnegative();
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const code = z.object({ url: link, stars: orNull(count), addedBy: orNull(z.enum(['user', 'auto'])) });
const organization = z.object({ name: line(NAME).refine(Boolean, 'empty'), fullName: line(NAME) });

const wirePaper = z.object({
  id: z.string().refine((id) => parsePaperId(id) === id, 'no arXiv id without its version'),
  textFrom: z.enum(TEXT_SOURCES),
  title: line(TITLE).refine(Boolean, 'empty'),
  abstract: line(TEXT).default(''),
  authors: lines(AUTHORS).default([]),
  publishedOn: orNull(z.union([day, month], 'no YYYY-MM-DD or YYYY-MM')),
  summary: orNull(lineOrNull(TEXT)),
  keywords: lines(LABELS).default([]),
  categories: lines(LABELS).default([]),
  organization: orNull(organization),
  code: orNull(code),
  projectUrl: orNull(link),
  thumbnailUrl: orNull(picture),
  submittedBy: orNull(lineOrNull(NAME)),
  votes: orNull(count),
  comments: orNull(count),
  withdrawn: z.boolean().default(false),
  version: orNull(z.int().positive()),
  updatedOn: orNull(day),
  comment: orNull(lineOrNull(TEXT)),
  doi: orNull(lineOrNull(NAME)),
  journalRef: orNull(lineOrNull(TITLE)),
  readAt: orNull(z.iso.datetime({ offset: true })),
});

export const paperboyLine: Format = {
  claims: (record) => record !== null && typeof record === 'object' && 'textFrom' in record,
  read(record) {
    const parsed = wirePaper.safeParse(record);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refusal(idOf(record), `${issue?.path.join('.') || 'line'}: ${issue?.message}`);
    }
    const { readAt, ...paper } = parsed.data;
    return { kind: 'paper', paper, readAt: readAt === null ? null : Date.parse(readAt) };
  },
};

const idOf = (record: unknown): string | null =>
  cleanLine(String((record as { id?: unknown }).id ?? ''), NAME) || null;
