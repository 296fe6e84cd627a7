// Files as a person finds them in the direct messages with the bot.
import type { LocalChat } from '../../playground/local-chat.ts';
import { shown } from './world.ts';

/** The newest one after the first `known`. */
export async function newestFile(
  chat: LocalChat,
  person: string,
  known = 0,
): Promise<{ readonly name: string; readonly text: string }> {
  const file = await shown(chat, () => filesOf(chat, person).slice(known).at(-1));
  return { name: file.name, text: await (await fetch(file.url)).text() };
}

/** All of them, oldest first. */
export const filesOf = (chat: LocalChat, person: string) =>
  chat.messages(chat.direct(person).id, person).flatMap(({ files = [] }) => files);
