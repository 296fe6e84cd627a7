// The form of a subscription: what opens it, and what takes it.
import type { FieldMistakes } from '../chat/form.ts';
import { UserError } from '../domain/errors.ts';
import { parseFilter } from '../domain/filter.ts';
import type { Subscription, Wish } from '../domain/subscription.ts';
import { parseTimeOfDay } from '../domain/time-of-day.ts';
import { parseZone } from '../domain/zone.ts';
import { followsOf, subscriptionsOf } from '../store/subscriptions.ts';
import { clip } from '../text/clip.ts';
import { changeFallback, wishForm } from '../views/wish-form.ts';
import type { Command, Context, Values } from './command.ts';
import { dailySource } from './sources.ts';
import { takeWish } from './take-wish.ts';
import { pressedSubscription } from './which-subscription.ts';
import { readTop, readWish, USUAL, WISH_OPTIONS } from './wish.ts';
import { readSource } from './wished-source.ts';

const ID = { name: 'id', description: 'A subscription; a new one without', hidden: true } as const;

export const change: Command = {
  name: 'change',
  summary: 'open the form of a subscription',
  options: [ID],
  examples: ['subscribe at 09:00 Europe/Zurich'],
  hidden: true,
  changesPlace: true,
  opensForm: true,
  async run({ id }, context) {
    const wish = await wishOf(id, context);
    return { message: changeFallback(wish), form: wishForm(wish, id ?? '') };
  },
};

// The subscription's, or what is usual.
async function wishOf(id: string | undefined, context: Context): Promise<Wish | Subscription> {
  if (id) return pressedSubscription(id, context);
  const zone = context.zoneKnown ? context.zone : '';
  return { ...USUAL, zone, source: dailySource(context).name, categories: [] };
}

export const save: Command = {
  name: 'save',
  summary: 'take the form of a subscription',
  // A form completes nothing while one types.
  options: [ID, ...WISH_OPTIONS.map((option) => ({ ...option, completes: false }))],
  examples: ['subscribe at 09:00 Europe/Zurich'],
  hidden: true,
  changesPlace: true,
  async run(values, context) {
    const { wish, twin, own } = await read(values, context);
    if (!own) return takeWish(wish, { changes: twin, goesOn: true }, context);
    return takeWish(wish, { changes: own, goesOn: false }, context);
  },
  form: async ({ id }, context) => wishForm(await wishOf(id, context), id ?? ''),
  async mistakes(values, context) {
    const found = fieldMistakes(values, context);
    if (Object.keys(found).length > 0 || !values.id) return found;
    const { twin, own } = await read(values, context);
    if (own?.personal && !values.only) return { only: 'What you follow needs a filter.' };
    return twin && twin.id !== own?.id ? { from: hadAlready(twin) } : {};
  },
};

/** What was sent, the one that is for the same papers, and the one that the form is of. */
async function read(values: Values, context: Context) {
  const own = values.id ? await pressedSubscription(values.id, context) : null;
  const { db, asker } = context;
  const before = await (own?.personal ? followsOf(db, asker) : subscriptionsOf(db, asker.place));
  const { wish, changes: twin } = readWish(values, before, context);
  // There is no choice of it where it is one person's.
  return { wish: own?.personal ? { ...wish, layout: own.layout } : wish, twin, own };
}

const hadAlready = ({ number, personal }: Subscription): string =>
  personal
    ? `You follow these papers already, as number ${number}.`
    : `These papers come here already, as number ${number}.`;

const READERS: Readonly<Record<string, (typed: string, context: Context) => unknown>> = {
  at: parseTimeOfDay,
  zone: parseZone,
  top: readTop,
  from: readSource,
  only: (typed, { today }) => parseFilter(typed, today, 'subscribe only'),
};

/** No platform says how long a word under a field may be; this fits two lines. */
const LONGEST = 150;

function fieldMistakes(values: Values, context: Context): FieldMistakes {
  const found: Record<string, string> = {};
  for (const [name, read] of Object.entries(READERS)) {
    try {
      if (values[name]) read(values[name], context);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Examples are whole lines to type; under a field only the sentence is of use.
      found[name] = clip(error.message.replace(/ Did you mean:$/, ''), LONGEST);
    }
  }
  return found;
}
