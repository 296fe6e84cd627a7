// Bytes as numbered lines, in bounded memory: a line that is too long is passed over and named.
import { InputError } from './bytes.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; null where it is too long. */
  readonly text: string | null;
}

export interface LineLimits {
  /** Bytes of one line. */
  readonly longest: number;
  /** A line that goes on for so many bytes is no line: the rest of the file is left. */
  readonly hopeless: number;
}

/** The longest day of Hugging Face seen has half a megabyte, the longest record of arXiv a tenth of that. */
export const LIMITS: LineLimits = { longest: 16 * 2 ** 20, hopeless: 2 ** 30 };

const NEWLINE = 10;

/** The lines of each piece of the input. InputError where one line does not end. */
export async function* linesIn(
  bytes: AsyncIterable<Buffer>,
  limits: LineLimits = LIMITS,
): AsyncGenerator<readonly Line[]> {
  const open = openLine(limits);
  for await (const chunk of bytes) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      open.add(chunk.subarray(start, end));
      lines.push(open.end());
      start = end + 1;
    }
    open.add(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (!open.isEmpty()) yield [open.end()];
}

function openLine({ longest, hopeless }: LineLimits) {
  let number = 1;
  let size = 0;
  let pieces: Buffer[] = [];
  return {
    add(piece: Buffer): void {
      size += piece.length;
      if (size > hopeless) throw new InputError(`line ${number} does not end; the rest was left`);
      if (size > longest) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
    },
    end(): Line {
      const text = size > longest ? null : textOf(pieces);
      const line = { number, text: number === 1 ? (text?.replace(/^\ufeff/, '') ?? null) : text };
      number += 1;
      size = 0;
      pieces = [];
      return line;
    },
    isEmpty: () => size === 0,
  };
}

const textOf = (pieces: readonly Buffer[]): string =>
  pieces.length === 1 && pieces[0] ? pieces[0].toString() : Buffer.concat(pieces).toString();
