// A message's body as Slack draws what was sent: blocks, else its text; then attachments.
import { useMessage } from '../in-message.ts';
import { type Fields, list, text } from '../read.ts';
import { Runs } from '../runs.tsx';
import { Block } from './blocks.tsx';
import { mrkdwn } from './mrkdwn.ts';

export function SlackBody({ payload }: { readonly payload: Fields }) {
  const reader = useMessage();
  const blocks = list(payload, 'blocks');
  return (
    <>
      {blocks.length > 0 ? (
        blocks.map((block, index) => <Block key={text(block, 'block_id') || index} block={block} />)
      ) : (
        <div class="text">
          <Runs runs={mrkdwn(text(payload, 'text'), reader)} />
        </div>
      )}
      {list(payload, 'attachments').map((attachment, index) => (
        <Attachment key={index} attachment={attachment} />
      ))}
    </>
  );
}

function Attachment({ attachment }: { readonly attachment: Fields }) {
  const color = text(attachment, 'color');
  return (
    <div
      class="attachment"
      style={/^#?[0-9a-f]{6}$/i.test(color) ? { borderColor: `#${color.replace('#', '')}` } : {}}
    >
      <SlackBody payload={attachment} />
    </div>
  );
}
