// What a plain_text object says.
import { type Fields, text } from '../read.ts';
import { withEmoji } from './emoji.ts';

/** The words of a plain_text object; `emoji: false` keeps `:names:` as they are. */
export function plainText(object: Fields | null): string {
  if (!object) return '';
  return object.emoji === false ? text(object, 'text') : withEmoji(text(object, 'text'));
}
