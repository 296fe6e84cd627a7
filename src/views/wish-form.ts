// A wish as a form to fill in.
import type { Form, FormField } from '../chat/form.ts';
import type { Message } from '../chat/message.ts';
import { CADENCES, FRESHNESSES, LAYOUTS, MOST_PAPERS, ORDERS, type Wish } from '../domain/subscription.ts';
import { OPTION_NAMES, wishCommand } from './wish.ts';

type PerhapsPersonal = Wish & { readonly personal?: boolean };

/** `id` of the subscription that it changes; empty for a new one. `personal`: it is what one person follows. */
export function wishForm(wish: PerhapsPersonal, id: string): Form {
  if (wish.personal) return followForm(wish, id);
  return {
    title: id === '' ? 'Subscribe this channel' : 'Change this digest',
    send: id === '' ? 'Subscribe' : 'Change',
    press: { command: 'save', values: [id] },
    fields: fieldsOf(wish),
  };
}

// What one follows comes in one message, and by a filter.
const followForm = (wish: Wish, id: string): Form => ({
  title: 'Change what you follow',
  send: 'Change',
  press: { command: 'save', values: [id] },
  fields: fieldsOf(wish)
    .filter(({ name }) => name !== 'as')
    .map((field) => (field.name === 'only' ? { ...field, optional: false } : field)),
});

const fieldsOf = (wish: Wish) =>
  [
    menu('how', 'How often', CADENCES, wish.cadence),
    { name: 'at', label: 'Local time', value: wish.time, hint: 'Such as 09:00 or 4pm' },
    { name: 'zone', label: 'Time zone', value: wish.zone, hint: 'A city or a name, such as Europe/Zurich' },
    { name: 'top', label: 'How many papers', value: String(wish.top), hint: `1 to ${MOST_PAPERS}` },
    {
      name: 'from',
      label: 'From',
      value: wish.categories.length > 0 ? wish.categories.join(', ') : wish.source,
      hint: 'huggingface, categories of arXiv such as cs.CL, cs.LG, or shelf: what the team kept, on Mondays',
    },
    {
      name: 'only',
      label: 'Only papers that match',
      value: wish.filter,
      hint: 'As in search: diffusion votes>=20',
      optional: true,
    },
    menu('as', 'In what form', LAYOUTS, wish.layout),
    menu('list', 'Open or whole lists', FRESHNESSES, wish.freshness),
    menu('by', 'What comes first', ORDERS, wish.order),
  ] as const satisfies readonly FormField[];

/** How many fields it has. */
export const WISH_FIELDS: ReturnType<typeof fieldsOf>['length'] = 9;

const menu = (name: string, label: string, values: readonly string[], value: string): FormField => ({
  name,
  label,
  value,
  options: values.map((one) => ({ value: one, label: OPTION_NAMES[one] ?? one })),
});

/** Where there is no form: what to type instead, or that for what one follows nothing does the same. */
export const changeFallback = (wish: PerhapsPersonal): Message => ({
  summary: 'Change this digest',
  blocks: [
    {
      kind: 'text',
      line: wish.personal
        ? ['The form did not open. Press Change again.']
        : ['Type it with what you want changed: ', { kind: 'command', line: wishCommand(wish) }],
    },
  ],
});
