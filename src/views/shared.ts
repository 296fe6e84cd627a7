// To the one who has shared something.
import type { Message } from '../chat/message.ts';

export const sharedMessage = (): Message => ({
  summary: 'Shared here',
  blocks: [{ kind: 'text', line: ['Shared here, for everybody to see and keep.'] }],
});
