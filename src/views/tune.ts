// A digest with menus to change it.
import type { Block, Line, Message } from '../chat/message.ts';
import { CADENCES, FRESHNESSES, LAYOUTS, ORDERS, SHELF, type Subscription } from '../domain/subscription.ts';
import { changeButton, nextOrPaused, previewButton, stopButtons } from './subscription.ts';
import { OPTION_NAMES, whatComes, wishCommand } from './wish.ts';

const TIMES: readonly string[] = ['07:00', '08:00', '09:00', '10:00', '12:00', '15:00', '17:00'];
const TOPS: readonly number[] = [3, 5, 10, 15, 25];

/** `follows`: where it is one of what somebody follows, all of that. */
export function tuneMessage(
  subscription: Subscription,
  follows: readonly Subscription[],
  now: number,
): Message {
  const { id } = subscription;
  const isShelf = subscription.source === SHELF;
  const typed: Line = ['Anything else, typed: ', { kind: 'command', line: wishCommand(subscription) }];
  const menu = (
    placeholder: string,
    what: string,
    options: readonly (readonly [string, string])[],
  ): Block => ({
    kind: 'choice',
    placeholder,
    press: { command: 'set', values: [String(id), what] },
    options: options.map(([value, label]) => ({ value, label })),
  });
  const named = (values: readonly string[]) =>
    values.map((value) => [value, OPTION_NAMES[value] ?? value] as const);
  return {
    summary: 'Change this digest',
    blocks: [
      {
        kind: 'text',
        line: [
          `${subscription.personal ? 'You get' : 'Comes here:'} ${whatComes(subscription)}. `,
          ...nextOrPaused(subscription, now, follows),
        ],
      },
      ...(isShelf ? [] : [menu('How often', 'cadence', named(CADENCES))]),
      menu(
        'When',
        'time',
        TIMES.map((time) => [time, time] as const),
      ),
      menu(
        'How many',
        'top',
        TOPS.map((top) => [String(top), `The top ${top}`] as const),
      ),
      // One menu for all three: Discord has room for four menus above a row of buttons.
      isShelf
        ? menu('In what form', 'form', named(LAYOUTS))
        : menu('In what form and order', 'form', [
            // What one follows comes in one message, whatever its parts.
            ...(subscription.personal ? [] : named(LAYOUTS)),
            ...named(FRESHNESSES),
            ...named(ORDERS),
          ]),
      ...(subscription.personal ? [] : [{ kind: 'small', line: typed } as const]),
      {
        kind: 'buttons',
        buttons: [changeButton(subscription), previewButton(subscription), ...stopButtons(subscription)],
      },
    ],
  };
}
