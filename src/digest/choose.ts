// What a digest holds: the lists that the subscription has not had, and of them what it wants; or the reason to wait,
// to stay silent, or to say that there is nothing.
import { isWeekend } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Subscription } from '../domain/subscription.ts';
import { papersHad } from '../store/deliveries.ts';
import { submissionsNewTo } from '../store/submissions.ts';
import { wantedOf } from './lists.ts';
import { type ChosenPaper, inOrder } from './order.ts';
import { type ChoiceOf, type UnshownLists, unshownLists } from './unshown-lists.ts';

export type Choice =
  /** `papers` are none where the header has to say why. */
  | { readonly kind: 'send'; readonly days: readonly Day[]; readonly papers: readonly ChosenPaper[] }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'skip'; readonly reason: string; readonly days: readonly Day[] };

/** Why nothing is sent where the lists have nothing that is wanted. */
export const NO_MATCH = 'nothing matches';

const DAY = 86_400_000;
/** Days after which a submission is no news any more, and how many a digest shows; the rest is in the next. */
const SUBMITTED_DAYS = 7;
const MOST_SUBMITTED = 10;

/** What the team has submitted comes first, whatever the filter says and whether there is a list or not. */
export async function chooseDigest(asked: ChoiceOf): Promise<Choice> {
  const submitted = await newlySubmitted(asked);
  const choice = await chooseListed(asked, new Set(submitted));
  if (choice.kind === 'wait' || submitted.length === 0) return choice;
  const first = submitted.map((id) => ({ id, why: { submitted: true } as const }));
  return {
    kind: 'send',
    days: choice.days,
    papers: [...first, ...(choice.kind === 'send' ? choice.papers : [])],
  };
}

async function chooseListed(asked: ChoiceOf, besides: ReadonlySet<PaperId>): Promise<Choice> {
  const { days, late, none = false } = await unshownLists(asked);
  if (late !== null && asked.now < asked.deadline && !asked.atOnce) return { kind: 'wait', reason: late };
  const { db, source, subscription } = asked;
  if (days.length === 0) return nothingNew(asked, late, none);
  const { matching } = await wantedOf(db, source, subscription, { days, today: asked.localDay });
  const had = await papersHad(
    db,
    subscription.place,
    matching.map(({ id }) => id),
  );
  const fresh = matching.filter(({ id }) => !had.has(id) && !besides.has(id));
  const papers = (await inOrder(db, subscription, fresh)).slice(0, subscription.top);
  if (papers.length > 0) return { kind: 'send', days, papers };
  if (matching.length > 0) return allHad(asked, { days, late, none });
  // Nobody wants to be told every day that nothing was found for them alone.
  if (subscription.personal || asked.atOnce) return { kind: 'skip', reason: NO_MATCH, days };
  return { kind: 'send', days, papers: [] };
}

// Lists whose papers came otherwise are never shown, so they stand beside the next one: what is to be said is of that.
async function allHad(asked: ChoiceOf, { days, late, none = false }: UnshownLists): Promise<Choice> {
  const { db, source, subscription, localDay } = asked;
  const skip = { kind: 'skip', reason: 'all that it would bring has come here before', days } as const;
  if (asked.atOnce || subscription.personal || subscription.cadence === 'weekly') return skip;
  if (isWeekend(localDay)) return nothingNew(asked, late, none);
  const newest = days.slice(0, 1);
  const { matching } = await wantedOf(db, source, subscription, { days: newest, today: localDay });
  return matching.length > 0 ? skip : { kind: 'send', days: newest, papers: [] };
}

// Brought to one person alone is what they follow and no more.
async function newlySubmitted({ db, subscription, now }: ChoiceOf): Promise<readonly PaperId[]> {
  if (subscription.personal) return [];
  const since = Math.max(now - SUBMITTED_DAYS * DAY, subscription.createdAt - DAY);
  return (await submissionsNewTo(db, subscription, since)).slice(0, MOST_SUBMITTED);
}

// At weekends only those who want to hear every day hear that there is no list; on a holiday everybody does.
function nothingNew(
  { subscription, localDay, atOnce }: ChoiceOf,
  late: string | null,
  none: boolean,
): Choice {
  const reason = late ?? (isWeekend(localDay) ? 'no list on weekends' : noOtherList(subscription));
  const expected = late === null && !none && subscription.cadence !== 'daily';
  const silent = atOnce || subscription.personal || expected;
  return silent ? { kind: 'skip', reason, days: [] } : { kind: 'send', days: [], papers: [] };
}

const noOtherList = ({ cadence, freshness }: Subscription): string =>
  cadence !== 'weekly' && freshness === 'complete'
    ? 'no new list is whole yet'
    : 'there is no other list yet';
