// What reactions mean in this workspace, and emoji of its own choice for it.
import { UserError } from '../domain/errors.ts';
import { MEANINGS, meaningOf, type OwnEmoji } from '../reactions/meanings.ts';
import { ownEmojiOf, removeOwnEmoji, saveOwnEmoji } from '../store/emoji.ts';
import { chosenEmojiMessage, emojiListMessage, usualEmojiMessage } from '../views/emoji.ts';
import type { Command, Context } from './command.ts';
import { platformFor } from './direct.ts';

const USUAL = 'default';

export const emoji: Command = {
  name: 'emoji',
  topic: 'channel',
  summary: 'what reactions mean in this workspace, and emoji of your own for it',
  options: [
    {
      name: 'meaning',
      description: 'keep, unless told',
      choices: MEANINGS.map(({ typed }) => typed),
    },
    { name: 'emoji', description: 'Any emoji, also one of your own such as :paper-club:; default to undo' },
  ],
  examples: ['emoji', 'emoji keep ⭐', 'emoji keep :paper-club:', 'emoji keep default'],
  changesPlace: true,
  changesWorkspace: true,
  async run(values, context) {
    const { db, asker } = context;
    const meaning = MEANINGS.find(({ typed }) => typed === (values.meaning ?? 'keep')) ?? MEANINGS[0];
    if (!meaning || values.emoji === undefined)
      return { message: emojiListMessage(await ownEmojiOf(db, asker.workspace)) };
    if (values.emoji.toLowerCase() === USUAL) {
      await removeOwnEmoji(db, asker.workspace, meaning.kind);
      return { message: usualEmojiMessage(meaning) };
    }
    const chosen = { emoji: understood(values.emoji, context), kind: meaning.kind };
    if (chosen.emoji !== meaning.emoji) {
      refuseTaken(chosen, await ownEmojiOf(db, asker.workspace));
      await saveOwnEmoji(db, asker.workspace, chosen);
    }
    return { message: chosenEmojiMessage(meaning, chosen.emoji) };
  },
};

function understood(typed: string, context: Context): string {
  const known = platformFor(context)?.emoji(typed) ?? null;
  if (known !== null) return known;
  throw new UserError(`I do not know "${typed}" as one emoji. Give one, or its name between colons:`, [
    'emoji keep ⭐',
    'emoji keep :paper-club:',
  ]);
}

function refuseTaken({ emoji: wanted, kind }: OwnEmoji, own: readonly OwnEmoji[]): void {
  const taken = meaningOf(wanted, own);
  if (taken === null || taken === kind) return;
  if (typeof taken === 'number')
    throw new UserError(`${wanted} keeps number ${taken} of a list already. Choose another:`, [
      'emoji keep ⭐',
    ]);
  const meaning = MEANINGS.find((one) => one.kind === taken);
  if (own.some((one) => one.emoji === wanted))
    throw new UserError(`${wanted} already means "${meaning?.words}" here. To free it:`, [
      `emoji ${meaning?.typed} ${USUAL}`,
    ]);
  throw new UserError(`${wanted} already means "${meaning?.words}" everywhere. Choose another:`, [
    'emoji keep ⭐',
  ]);
}
