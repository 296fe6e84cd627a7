// The thread of preparer.ts: asked for lines, it answers with what they hold.
import { parentPort } from 'node:worker_threads';
import type { Hints } from './formats/format.ts';
import type { Line } from './lines.ts';
import { type Prepared, prepare } from './prepare.ts';

export interface Asked {
  readonly lines: readonly Line[];
  readonly hints: Hints;
}

/** In the order in which was asked. */
export type Answered = { readonly prepared: Prepared } | { readonly error: unknown };

parentPort?.on('message', ({ lines, hints }: Asked) => parentPort?.postMessage(answer(lines, hints)));

function answer(lines: readonly Line[], hints: Hints): Answered {
  try {
    return { prepared: prepare(lines, hints) };
  } catch (error) {
    return { error };
  }
}
