// The weekly post of what the team has kept: how many have kept what, and nobody's name.
import type { Button, Line, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import { paperLine } from './paper.ts';
import { tuneButton } from './subscription.ts';
import { count, dayName, keepingSigns } from './words.ts';

export interface KeptWeek {
  readonly subscription: Subscription;
  readonly week: { readonly firstDay: Day; readonly lastDay: Day };
  readonly lines: readonly { readonly paper: ShownPaper; readonly keepers: number }[];
  /** Of all that were kept. */
  readonly total: number;
  readonly now: number;
}

export function keptHeader({ subscription, week, lines, total, now }: KeptWeek): Message {
  const today = dayIn(now, subscription.zone);
  const title = `Kept by the team · ${dayName(week.firstDay, today)} to ${dayName(week.lastDay, today)}`;
  const match = subscription.filter === '' ? '' : ` matching ${subscription.filter}`;
  const order = total === 1 ? ':' : ', most kept first:';
  const cut = total > lines.length ? ` · the ${lines.length} most kept:` : order;
  const all: Button = { label: 'Shelf', press: { command: 'bookmarks', values: ['team'] } };
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', line: [`${count(total, 'paper')}${match}${cut}`] },
      {
        kind: 'list',
        items: lines.map(({ paper, keepers }): Line => [...paperLine(paper), `  🔖\u00a0${keepers}`]),
      },
      { kind: 'small', line: [`React ${keepingSigns(lines.length)} here to keep one as well.`] },
      { kind: 'buttons', buttons: [all, tuneButton(subscription)] },
    ],
  };
}

export const nothingKeptMessage = (): Message => ({
  summary: 'Nothing would come now',
  blocks: [
    { kind: 'text', line: ['The team has kept nothing in the last seven days, so nothing would come now.'] },
  ],
});
