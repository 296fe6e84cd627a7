// Remembers the last few answers that carried an ETag, so that an unchanged list is not sent a second time.
import type { Answer } from './once.ts';

const MAX_ANSWERS = 8;
const MAX_LENGTH = 1_000_000;

interface RememberedAnswers {
  /** The header that asks for news only, where an earlier answer is at hand. */
  headersFor(url: URL): Readonly<Record<string, string>>;
  /** The earlier answer in place of a 304; any other answer as it is. */
  settle(url: URL, answer: Answer): Answer;
}

export function rememberAnswers(): RememberedAnswers {
  const answers = new Map<string, Answer>();
  return {
    headersFor(url) {
      const etag = answers.get(url.href)?.headers.get('etag');
      return etag ? { 'if-none-match': etag } : {};
    },
    settle(url, answer) {
      const earlier = answers.get(url.href);
      answers.delete(url.href);
      if (answer.status === 304 && earlier) {
        answers.set(url.href, earlier);
        return earlier;
      }
      if (answer.status === 200 && answer.headers.has('etag') && answer.text.length <= MAX_LENGTH) {
        answers.set(url.href, answer);
      }
      const [oldest] = answers.keys();
      if (answers.size > MAX_ANSWERS && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
}
