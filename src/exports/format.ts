// The port to the formats in which papers leave as a file. One file per format implements it; index.ts lists them.
import { type ExportedPaper, plainExported } from './exported-paper.ts';

/** What a file says of itself. */
export interface About {
  /** `Kept by the team`, `diffusion votes>=20`. */
  readonly title: string;
  /** When it is written, epoch ms. */
  readonly now: number;
}

export type Papers = Iterable<ExportedPaper> | AsyncIterable<ExportedPaper>;

/** A format as it is written by hand: what stands before, between and after papers. */
export interface Layout {
  readonly name: string;
  /** What people also call it. */
  readonly aliases: readonly string[];
  /** Without the dot. */
  readonly extension: string;
  readonly mimeType: string;
  /** In a few words, for lists of formats. */
  readonly about: string;
  /** What keepers add has a place in it: notes and tags. */
  readonly holdsNotes: boolean;
  head(about: About): string;
  /** One paper, its texts made plain beforehand. */
  entry(one: ExportedPaper, about: About): string;
  readonly between: string;
  readonly tail: string;
}

export interface ExportFormat extends Omit<Layout, 'head' | 'entry' | 'between' | 'tail'> {
  /** The file in pieces of some ten thousand characters; as many papers as one likes, one at a time in memory. */
  write(papers: Papers, about: About): AsyncGenerator<string>;
}

/** UTF-16 units of one piece. */
const PIECE = 2 ** 16;

export function exportFormat({ head, entry, between, tail, ...format }: Layout): ExportFormat {
  return {
    ...format,
    async *write(papers, about) {
      let piece = head(about);
      let follows = '';
      for await (const one of papers) {
        piece += follows + entry(plainExported(one), about);
        follows = between;
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
      yield piece + tail;
    },
  };
}
