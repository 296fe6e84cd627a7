// Slack's text objects: https://docs.slack.dev/reference/block-kit/composition-objects/text-object/
import { useMessage } from '../in-message.ts';
import { type Fields, text } from '../read.ts';
import { plain } from '../runs.ts';
import { Runs } from '../runs.tsx';
import { Unknown } from '../unknown.tsx';
import { mrkdwn } from './mrkdwn.ts';
import { plainText } from './plain-text.ts';

export function TextObject({ object }: { readonly object: Fields | null }) {
  const reader = useMessage();
  if (!object) return null;
  switch (text(object, 'type')) {
    case 'mrkdwn':
      return <Runs runs={mrkdwn(text(object, 'text'), reader)} />;
    case 'plain_text':
      return <Runs runs={[plain(plainText(object))]} />;
    default:
      return <Unknown what={`the text “${text(object, 'type')}”`} sent={object} />;
  }
}
