// What the bot did that the real platform would have refused, said where a developer sees it.
import { platforms } from './platforms.tsx';
import type { PlatformName } from './wire.ts';

export function Violations(props: {
  readonly platform: PlatformName;
  readonly sentences: readonly string[];
}) {
  const count = props.sentences.length;
  if (count === 0) return null;
  return (
    <details class="violations">
      <summary>
        The real {platforms[props.platform].name} would have refused{' '}
        {count === 1 ? 'one request' : `${count} requests`}
      </summary>
      <ul>
        {props.sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
