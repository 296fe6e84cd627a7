// A running page over two fake chats, for the tests beside this file.
import { type PlaygroundClock, playgroundClock } from '../../../playground/clock.ts';
import { startPage } from '../../../playground/page-server.ts';
import { type FakeChat, fakeChat } from './fake-chat.ts';

/** Tuesday, 09:00 in Zurich. */
export const TUESDAY = Date.parse('2025-03-11T08:00:00Z');

export interface RunningPage {
  readonly url: string;
  readonly clock: PlaygroundClock;
  readonly slack: FakeChat;
  readonly discord: FakeChat;
  stop(): Promise<void>;
}

export async function runPage(note?: string): Promise<RunningPage> {
  const clock = playgroundClock(TUESDAY);
  const slack = fakeChat('slack', clock);
  const discord = fakeChat('discord', clock);
  const page = await startPage({
    chats: [slack, discord],
    clock,
    port: 0,
    ...(note === undefined ? {} : { note }),
  });
  return { ...page, clock, slack, discord };
}
