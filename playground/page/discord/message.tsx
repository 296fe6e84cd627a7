// A message's body as Discord draws what was sent: content, embeds, components.
import { useMessage } from '../in-message.ts';
import { type Fields, fields, list, text } from '../read.ts';
import { Runs } from '../runs.tsx';
import { Unknown } from '../unknown.tsx';
import { Row } from './components.tsx';
import { Embed } from './embed.tsx';
import { markdown } from './markdown.ts';

/** Parts of a message that people would see and that are not drawn here. */
const undrawn = ['poll', 'sticker_ids'] as const;

export function DiscordBody({ payload }: { readonly payload: Fields }) {
  const reader = useMessage();
  // An interaction's answer carries the message inside: {type, data}.
  const message = fields(payload, 'data') ?? payload;
  return (
    <>
      {text(message, 'content') && (
        <div class="text">
          <Runs runs={markdown(text(message, 'content'), reader)} />
        </div>
      )}
      {list(message, 'embeds').map((embed, index) => (
        <Embed key={index} embed={embed} />
      ))}
      {list(message, 'components').map((component, index) => (
        <Row key={index} component={component} />
      ))}
      {undrawn.map((name) => {
        const part = message[name];
        return part ? <Unknown key={name} what={`the part “${name}”`} sent={{ [name]: part }} /> : null;
      })}
    </>
  );
}
