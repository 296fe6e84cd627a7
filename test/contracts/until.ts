// Waiting for something that people could see, without sleeping.
import type { LocalChat } from '../../playground/local-chat.ts';

/** Resolves with what `look` finds, now or after some change; a test that waits in vain ends by its time limit. */
export function until<T>(chat: Pick<LocalChat, 'onChange'>, look: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const stop = chat.onChange(check);
    check();
    function check() {
      const found = look();
      if (found === undefined || found === false) return;
      queueMicrotask(() => stop());
      resolve(found);
    }
  });
}
