// The header of a digest: what lists it is of, how whole they are, what of them was wanted, and the papers that follow.
// Where there are none, it says why.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import { dayIn, isWeekend } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { DigestFacts } from './digest-facts.ts';
import { notes } from './digest-notes.ts';
import {
  type EditionFacts,
  editionTitle,
  howMany,
  neighbours,
  ofCategories,
  whyNotThere,
} from './edition.ts';
import { paperLine } from './paper.ts';
import { whyMarks } from './why.ts';
import { count, dayName, weekdayName } from './words.ts';

export function digestHeader(facts: DigestFacts): Message {
  const title = titleOf(facts);
  const { papers, later, laterInThread, subscription } = facts;
  const said = papers.length > 0 || facts.matching > 0 ? whatIsHere(facts) : whyEmpty(facts);
  const blocks: Block[] = [
    { kind: 'heading', text: title, aside: facts.sourceTitle },
    { kind: 'text', line: said },
  ];
  // Under a header in a thread, and where it has a post, each paper says by itself why it is here.
  const listed = { ...facts, alone: subscription.layout === 'list' };
  if (papers.length > 0) blocks.push({ kind: 'list', items: papers.map((paper) => lineOf(paper, listed)) });
  if (later.length > 0 && !laterInThread) blocks.push(...cameLater(facts));
  for (const line of notes(facts)) blocks.push({ kind: 'small', line });
  blocks.push({ kind: 'buttons', buttons: buttonsOf(facts) });
  return { summary: title, blocks };
}

function titleOf({ editions, subscription, now }: DigestFacts): string {
  const today = dayIn(now, subscription.zone);
  const { categories, cadence } = subscription;
  const newest = editions[0];
  const oldest = editions.at(-1);
  const name = categories.length > 0 ? `arXiv ${categories.join(', ')}` : 'Daily Papers';
  const what = cadence === 'weekly' ? `${name} of the week` : name;
  if (!newest || !oldest) return what;
  const span =
    newest === oldest
      ? dayName(newest.day, today)
      : `${dayName(oldest.day, today)} to ${dayName(newest.day, today)}`;
  return what === 'Daily Papers' && newest === oldest ? editionTitle(newest.day, today) : `${what} · ${span}`;
}

function whatIsHere(facts: DigestFacts): Line {
  const { subscription, papers, matching, listed } = facts;
  const first = submittedOf(facts);
  const rest = papers.length - first;
  if (first > 0 && rest === 0)
    return [`${count(first, 'paper')} that the team submitted. `, ...whyNothingElse(facts)];
  const filtered = subscription.filter !== '';
  const match = matching === 1 ? 'matches' : 'match';
  const found = filtered ? [` · ${matching} of ${listed} ${match} ${subscription.filter}`] : [];
  return [...howManyInAll(facts), ...found, ...whatCameLater(facts), ...whichFirst(facts, first, rest)];
}

// Where nothing has come at all, other digests have brought it meanwhile.
function whatCameLater({
  papers,
  later,
  laterInThread,
  matching,
  subscription,
  completes,
}: DigestFacts): Line {
  if (later.length > 0 && laterInThread)
    return [` · ${later.length} came later and ${later.length === 1 ? 'is' : 'are'} in the thread`];
  if (!completes || papers.length + later.length > 0) return [];
  const { top } = subscription;
  if (matching > top) return [` · the first ${top === 1 ? '' : `${top} `}came here with another digest`];
  return [` · ${matching === 1 ? 'it' : 'all'} came here with another digest`];
}

const submittedOf = ({ papers, why }: DigestFacts): number =>
  papers.filter(({ id }) => why.get(id)?.submitted !== undefined).length;

// What the team has submitted stands beside the top, and no filter keeps it out.
function whichFirst(facts: DigestFacts, first: number, rest: number): Line {
  const { subscription } = facts;
  const which = rest > 0 ? whichOfThem(facts, rest) : '';
  if (first === 0) return which === '' ? [] : [` · ${which}:`];
  const despite = subscription.filter === '' ? '' : ', whatever the filter';
  const theirs = first === 1 ? 'the one' : `the ${first}`;
  return [` · first ${theirs} that the team submitted${despite}, then ${which || 'the others'}:`];
}

// Without a word where they are simply all that there are, in the usual order.
function whichOfThem(facts: DigestFacts, rest: number): string {
  const { later, others, had, subscription } = facts;
  const isUsual = subscription.order === 'votes';
  const isCut = others - had > rest + later.length;
  // They came first before the others were there.
  if (isCut && later.length > 0) return `the ${rest} ${had > 0 ? 'new here ' : ''}${orderBefore(facts)}`;
  const order = orderOf(facts);
  const top = isUsual && !hasVotes(facts) ? `the first ${rest}` : `the ${rest} ${order}`;
  if (had === 0) return isCut ? top : isUsual ? '' : order;
  const areNew = `that ${rest === 1 ? 'is' : 'are'} new here`;
  if (!isUsual) return isCut ? `of what is new here the ${rest} ${order}` : `the ${rest} ${areNew}, ${order}`;
  return isCut ? `${top} ${areNew}` : `the ${rest} ${areNew}`;
}

function orderOf(facts: DigestFacts): string {
  if (facts.subscription.order === 'votes') return 'with most votes';
  return isByShelf(facts)
    ? 'nearest to what the team kept'
    : 'with most votes, as the team has kept nothing yet';
}

function orderBefore(facts: DigestFacts): string {
  if (isByShelf(facts)) return 'that were nearest to what the team kept';
  return hasVotes(facts) ? 'that had most votes' : 'that were the first';
}

// Of what arXiv announces few have any.
const hasVotes = ({ papers, why }: DigestFacts): boolean =>
  papers.some(({ id, votes }) => votes !== null && why.get(id)?.submitted === undefined);

const isByShelf = ({ why }: DigestFacts): boolean => [...why.values()].some(({ near }) => near !== undefined);

function whyNothingElse(facts: DigestFacts): Line {
  const { editions, matching } = facts;
  return editions.length > 0 && matching > 0 ? [NOTHING_ELSE] : whyEmpty(facts);
}

const NOTHING_ELSE = 'Nothing else is new since the last digest.';

function howManyInAll({ editions, listed, now, subscription }: DigestFacts): Line {
  const [only] = editions;
  // The number of the list is not the number of a few categories of it.
  if (editions.length === 1 && only && subscription.categories.length === 0)
    return howMany(only, now, subscription.zone);
  const state = editions.every((one) => one.state === 'closed') ? ', final' : ' so far';
  const lists = editions.length > 1 ? `${editions.length} lists with ` : '';
  return [`${lists}${count(listed, 'paper')}${state}`];
}

function whyEmpty(facts: DigestFacts): Line {
  const { editions, newest, due, subscription, now, sourceTitle } = facts;
  const { zone } = subscription;
  if (editions.length > 0) return noneMatches(facts);
  const notThere = whyNotThere(due, sourceTitle, zone);
  const last: Line = newest ? [` The newest list is of ${dayName(newest.day, dayIn(now, zone))}.`] : [];
  if (notThere !== null) return [notThere, ...last];
  if (newest?.day === due.day && newest.count > 0) return nothingSince(facts, newest);
  if (isWeekend(due.day)) {
    const before = newest ? ` ${weekdayName(newest.day)}’s is ${howWhole(newest, facts)}.` : '';
    return [`No list on weekends.${before}`];
  }
  const list = `${weekdayName(due.day)}’s list${ofCategories(due.categories)}`;
  return [facts.stayedEmpty ? `${list} stayed empty.` : `${list} has no papers yet.`, ...last];
}

function howWhole(
  { state, count: papers, closesAt }: EditionFacts,
  { now, subscription }: DigestFacts,
): string {
  if (state === 'closed') return `final with ${count(papers, 'paper')}${inCategories(subscription)}`;
  return now < closesAt ? 'still open' : 'not closed yet';
}

function nothingSince({ papers, subscription }: DigestFacts, newest: EditionFacts): Line {
  if (papers.length > 0 || newest.state !== 'open') return [NOTHING_ELSE];
  const why =
    subscription.freshness === 'complete'
      ? 'No new list is whole yet.'
      : 'Nothing is new since the last digest.';
  return [
    `${why} ${weekdayName(newest.day)}’s is open with ${count(newest.count, 'paper')}${inCategories(subscription)} so far.`,
  ];
}

const inCategories = ({ categories }: Subscription): string =>
  categories.length > 0 ? ` in ${categories.join(', ')}` : '';

function noneMatches({ editions, listed, subscription }: DigestFacts): Line {
  const { filter } = subscription;
  const open = editions.some(({ state }) => state === 'open') ? ' so far' : '';
  if (listed === 0) return [`No papers${inCategories(subscription)}${open}.`];
  const said =
    listed === 1 ? `The only paper${open} does not match ` : `None of the ${listed} papers${open} matches `;
  return [said, { kind: 'bold', text: filter }, '.'];
}

interface LineFacts extends Pick<DigestFacts, 'reasons' | 'why'> {
  /** Nothing else shows the paper. */
  readonly alone: boolean;
}

const lineOf = (paper: ShownPaper, { reasons, why, alone }: LineFacts): Line => {
  const { submitted, near } = why.get(paper.id) ?? {};
  const marks = whyMarks({
    ...(submitted !== undefined && { submitted }),
    ...(alone && near && { near }),
  });
  const matched = alone ? (reasons.get(paper.id) ?? []) : [];
  const said = [...matched, ...marks].join(', ');
  return said === '' ? paperLine(paper) : [...paperLine(paper), `  · ${said}`];
};

function cameLater({ later, papers, reasons, why }: DigestFacts): Block[] {
  const items = later.map((paper) => lineOf(paper, { reasons, why, alone: true }));
  return [
    { kind: 'small', line: ['Came later:'] },
    { kind: 'list', items, start: papers.length + 1 },
  ];
}

function buttonsOf({ editions, papers, subscription, listed }: DigestFacts): Button[] {
  const [only] = editions;
  const tune: Button = { label: 'Tune', press: { command: 'tune', values: [String(subscription.id)] } };
  const isWholeList = editions.length === 1 && only && subscription.categories.length === 0;
  if (!isWholeList) return [tune];
  const all: Button[] =
    only.count > papers.length || listed > papers.length
      ? [{ label: `All ${only.count}`, press: { command: 'date', values: [only.day] } }]
      : [];
  return [...all, ...neighbours({ ...only, next: null }), tune];
}
