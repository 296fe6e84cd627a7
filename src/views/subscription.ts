// What a place gets from now on, said in full, and what stops it.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import { SHELF, type Subscription } from '../domain/subscription.ts';
import { clip } from '../text/clip.ts';
import { inWords } from './reasons.ts';
import { nextLook, nextTime, subjectOf, whatComes, wishCommand } from './wish.ts';
import { WISH_FIELDS } from './wish-form.ts';
import { count } from './words.ts';

/**
 * To the one who subscribed or changed it. `told`: whether everybody in the place could be told; `wentOn`: whether it was
 * paused before; `missing`: the rights that we lack there.
 */
export function subscribedMessage(
  subscription: Subscription,
  {
    now,
    did,
    told,
    wentOn,
    follows = [],
    missing = [],
  }: {
    readonly now: number;
    readonly did: 'Subscribed' | 'Changed' | 'As before';
    readonly told: boolean;
    readonly wentOn: boolean;
    readonly follows?: readonly Subscription[];
    readonly missing?: readonly string[];
  },
): Message {
  const isPaused = subscription.state === 'paused';
  const after = wentOn ? [' It was paused and goes on.'] : [];
  const again: Line = ['To change it, subscribe again: ', command(wishCommand(subscription))];
  return {
    summary: did === 'As before' ? 'Nothing is changed' : summaryOf(subscription),
    blocks: [
      {
        kind: 'text',
        line: [`${did}: ${whatComes(subscription)}. `, ...nextOrPaused(subscription, now, follows), ...after],
      },
      ...unlessTold(told),
      ...lacking(missing),
      ...(subscription.personal ? [] : [{ kind: 'small', line: again } as const]),
      {
        kind: 'buttons',
        buttons: [
          previewButton(subscription),
          changeButton(subscription),
          tuneButton(subscription),
          ...(isPaused ? stopButtons(subscription) : [endButton(subscription)]),
        ],
      },
    ],
  };
}

function summaryOf({ state, personal }: Subscription): string {
  if (personal) return 'What you follow is changed';
  return state === 'paused' ? 'This digest is changed and paused' : 'Subscribed';
}

/** To everybody in the place. */
export function subscribedNotice(
  subscription: Subscription,
  { now, isNew }: { readonly now: number; readonly isNew: boolean },
): Message {
  const gets = isNew ? 'This channel gets' : 'Changed: this channel gets';
  return {
    summary: 'This channel gets papers',
    blocks: [
      {
        kind: 'text',
        line: [`${gets} ${whatComes(subscription)}. `, ...nextOrPaused(subscription, now)],
      },
      ...(subscription.state === 'active' ? untilThen(subscription) : []),
    ],
  };
}

// What one can read meanwhile of the same papers; of arXiv’s categories there is no command.
function untilThen({ source, categories }: Subscription): Block[] {
  if (categories.length > 0) return [];
  const line: Line = ['Until then: ', command(source === SHELF ? 'bookmarks team' : 'today')];
  return [{ kind: 'small', line }];
}

/** When it comes next; or why it does not, and how it goes on. `follows`: where it is one of these, all of them. */
export function nextOrPaused(
  subscription: Subscription,
  now: number,
  follows: readonly Subscription[] = [],
): Line {
  const { number, reason, state, personal, filter } = subscription;
  if (state === 'active') return [`Next: ${nextLook(subscription, follows, now)}.`];
  const resume = [command(personal ? `follow ${filter}` : `resume ${number}`), '.'];
  return reason === null
    ? ['Paused; to go on: ', ...resume]
    : [`Paused: ${inWords(reason)}. When that is mended: `, ...resume];
}

const unlessTold = (told: boolean): Block[] =>
  told ? [] : [{ kind: 'small', line: ['I could not tell the others here.'] }];

/** The rights that are missing in the place. */
export const lacking = (missing: readonly string[]): Block[] =>
  missing.length > 0 ? [{ kind: 'text', line: [`What I lack here: ${missing.join(', ')}.`] }] : [];

/** `told`: whether everybody in the place could be told. */
export function endedMessage(subscription: Subscription, told: boolean): Message {
  return {
    summary: 'This digest comes no more',
    blocks: [
      {
        kind: 'text',
        line: [`No more of ${subjectOf(subscription)} here. What was posted stays, and can still be kept.`],
      },
      ...unlessTold(told),
      { kind: 'small', line: ['To have it again: ', command(wishCommand(subscription))] },
    ],
  };
}

export const endedNotice = (subscription: Subscription): Message => ({
  summary: 'This digest comes no more',
  blocks: [{ kind: 'text', line: [`This channel gets no more of ${subjectOf(subscription)} from now on.`] }],
});

export function pausedMessage(subscription: Subscription): Message {
  return {
    summary: 'Paused',
    blocks: [
      { kind: 'text', line: [`Paused: ${subjectOf(subscription)}.`] },
      { kind: 'small', line: ['To go on: ', command(`resume ${subscription.number}`)] },
    ],
  };
}

/** `wasPaused`: else there was nothing to resume. */
export function resumedMessage(subscription: Subscription, now: number, wasPaused: boolean): Message {
  const did = wasPaused ? 'Resumed' : 'It was not paused';
  return {
    summary: did,
    blocks: [
      {
        kind: 'text',
        line: [`${did}: ${whatComes(subscription)}. Next: ${nextTime(subscription, now)}.`],
      },
    ],
  };
}

export const digestComesMessage = (papers: number): Message => ({
  summary: 'The digest comes',
  blocks: [{ kind: 'text', line: [`The digest comes here in a moment, with ${count(papers, 'paper')}.`] }],
});

/** Asked for where the lists have nothing of it; before the way to the whole list. */
export function nothingMatches({ filter, categories }: Subscription): string {
  const found =
    filter === ''
      ? `There are no papers in ${categories.join(', ')} now.`
      : `Nothing matches ${clip(filter, LONGEST_FILTER)} now.`;
  return `${found} The whole list:`;
}

const LONGEST_FILTER = 150;

/** Asked for while it is paused. */
export function digestPausedMessage(subscription: Subscription): Message {
  const { number, reason } = subscription;
  const why = reason === null ? '' : `: ${inWords(reason)}`;
  const then = [command(`resume ${number}`), ', then ', command(`digest now ${number}`)];
  return {
    summary: 'The digest is paused',
    blocks: [
      { kind: 'text', line: [`This digest is paused${why}. Nothing comes before it goes on.`] },
      { kind: 'small', line: [reason === null ? 'To have it: ' : 'When that is mended: ', ...then] },
      { kind: 'buttons', buttons: [resumeButton(subscription)] },
    ],
  };
}

export const rightsMessage = (who: 'members' | 'admins'): Message => ({
  summary: 'Rights changed',
  blocks: [
    {
      kind: 'text',
      line: [
        who === 'admins'
          ? 'From now on only this workspace’s admins change what channels get.'
          : 'From now on members change what channels get, too: on Slack all but guests, on Discord whoever may manage channels.',
      ],
    },
  ],
});

export const previewButton = ({ id }: Subscription): Button => ({
  label: 'Preview',
  press: { command: 'preview', values: [String(id)] },
});
const resumeButton = ({ number }: Subscription): Button => ({
  label: 'Resume',
  press: { command: 'resume', values: [String(number)] },
});
const goOnButton = (subscription: Subscription): Button =>
  subscription.state === 'active'
    ? { label: 'Pause', press: { command: 'pause', values: [String(subscription.number)] } }
    : resumeButton(subscription);
/** What stops it for a while or lets it go on, and what ends it. Who follows something has no pause. */
export const stopButtons = (subscription: Subscription): Button[] =>
  subscription.personal ? [endButton(subscription)] : [goOnButton(subscription), endButton(subscription)];
export const tuneButton = ({ id }: Subscription): Button => ({
  label: 'Tune',
  press: { command: 'tune', values: [String(id)] },
});
export const changeButton = ({ id }: Subscription): Button => ({
  label: 'Change',
  press: { command: 'change', values: [String(id)] },
  opensForm: WISH_FIELDS,
});
export const endButton = ({ number, personal }: Subscription): Button =>
  personal
    ? { label: 'Unfollow', press: { command: 'unfollow', values: [String(number)] } }
    : { label: 'Unsubscribe', press: { command: 'unsubscribe', values: [String(number)] } };
const command = (line: string) => ({ kind: 'command', line }) as const;
