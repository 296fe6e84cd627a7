// Prepares papers in a thread of its own, so that one batch is written while the next one is read: that halves the time.
import { Worker } from 'node:worker_threads';
import type { Hints } from './formats/format.ts';
import type { Line } from './lines.ts';
import type { Prepared } from './prepare.ts';
import type { Answered, Asked } from './preparer-thread.ts';

export interface Preparer {
  /** Answers come in the order in which was asked. */
  prepare(lines: readonly Line[], hints: Hints): Promise<Prepared>;
  stop(): Promise<void>;
}

/** Nothing here lives for long: a larger nursery only takes 150 MB more before it is swept. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

export function createPreparer(): Preparer {
  const worker = new Worker(new URL('./preparer-thread.ts', import.meta.url), { resourceLimits: LIMITS });
  const waiting: PromiseWithResolvers<Prepared>[] = [];
  worker.on('message', (answered: Answered) => {
    const first = waiting.shift();
    if ('prepared' in answered) first?.resolve(answered.prepared);
    else first?.reject(answered.error);
  });
  const fail = (error: unknown) => {
    for (const one of waiting.splice(0)) one.reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread that reads papers has ended')));
  return {
    prepare(lines, hints) {
      const answer = Promise.withResolvers<Prepared>();
      // Whoever asked may have gone by then.
      answer.promise.catch(() => {});
      waiting.push(answer);
      worker.postMessage({ lines, hints } satisfies Asked);
      return answer.promise;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
