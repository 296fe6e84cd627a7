// One page of what a person has here: shelf, follows, what they have set up, settings.
import type { Block, Line, Message } from '../chat/message.ts';
import { timeIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import { clip } from '../text/clip.ts';
import { paperLine } from './paper.ts';
import { nextLook, nextTime, subjectOf, whatComes } from './wish.ts';
import { count } from './words.ts';

/** How many of the papers kept last are shown. */
export const NEWEST = 5;
/** How many subscriptions and follows are shown in each part. */
const SHOWN = 5;

export interface OwnShelf {
  /** The newest, the one kept last first. */
  readonly papers: readonly ShownPaper[];
  readonly total: number;
}

/** `told`: by the platform, where one changes it; `guessed`: nobody has said it yet. */
export interface OwnZone {
  readonly name: string;
  readonly from: 'told' | 'known' | 'guessed';
}

export interface Home {
  readonly shelf: OwnShelf;
  readonly follows: readonly Subscription[];
  /** What the place gets in which one asks. */
  readonly here: readonly Subscription[];
  /** What one has set up in other places. */
  readonly elsewhere: readonly Subscription[];
  readonly isPrivate: boolean;
  readonly zone: OwnZone;
  /** What one can react with to keep a paper: `🔖 or ⭐`. */
  readonly keepSigns: string;
  readonly now: number;
}

export const homeMessage = (home: Home): Message => ({
  summary: 'Your papers and settings',
  blocks: [
    ...shelfPart(home),
    ...followsPart(home),
    ...channelsPart(home),
    ...settingsPart(home),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Today’s list', press: { command: 'today', values: [] }, primary: true },
        { label: 'For you', press: { command: 'foryou', values: [] } },
        { label: 'Help', press: { command: 'help', values: [] } },
      ],
    },
  ],
});

function shelfPart({ shelf: { papers, total }, keepSigns }: Home): Block[] {
  if (total === 0) {
    const said = `You have kept nothing yet. React with ${keepSigns} on a paper, press Keep, or start here: `;
    return [heading('Kept by you'), text([said, command('today')])];
  }
  const newest =
    total > papers.length ? `${count(total, 'paper')}, the newest:` : `${count(total, 'paper')}:`;
  return [
    heading('Kept by you'),
    text([newest]),
    ...papers.map((paper) => text(['· ', ...paperLine(paper)])),
    {
      kind: 'choice',
      placeholder: 'Open one',
      press: { command: 'show', values: [] },
      options: papers.map(({ id, shownTitle }) => ({ label: clip(shownTitle, 75), value: id })),
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: total > papers.length ? `All ${total} kept` : 'Your shelf',
          press: { command: 'bookmarks', values: [] },
        },
      ],
    },
  ];
}

function followsPart({ follows, now }: Home): Block[] {
  if (follows.length === 0) {
    return [
      heading('You follow'),
      text(['Nothing yet. New papers by direct message: ', command('follow diffusion votes>=20')]),
    ];
  }
  const lines = follows
    .slice(0, SHOWN)
    .map(
      (one): Line => [
        `${one.filter}  · ${one.state === 'paused' ? 'paused' : `next look: ${nextLook(one, follows, now)}`}`,
      ],
    );
  const options = follows
    .slice(0, 25)
    .map(({ number, filter }) => ({ label: clip(`${number}  ${filter}`, 75), value: String(number) }));
  return [
    heading('You follow'),
    ...more(follows.length),
    ...lines.map((line) => text(['· ', ...line])),
    {
      kind: 'choice',
      placeholder: 'Stop following one',
      press: { command: 'unfollow', values: [] },
      options,
    },
  ];
}

function channelsPart({ here, elsewhere, now }: Home): Block[] {
  const all = [
    ...here.map((one) => ({ one, where: 'Here' })),
    ...elsewhere.map((one) => ({ one, where: null })),
  ];
  if (all.length === 0) {
    return [
      heading('Channels'),
      text([
        'You have set up none. In a channel, this brings it the list of the day: ',
        command('subscribe at 09:00'),
      ]),
    ];
  }
  const lines = all
    .slice(0, SHOWN)
    .map(
      ({ one, where }): Line => [
        where ?? { kind: 'place', place: one.place, text: 'A channel' },
        `: ${one.state === 'paused' ? `${subjectOf(one)} · paused` : `${whatComes(one)} · next: ${nextTime(one, now)}`}`,
      ],
    );
  return [heading('Channels'), ...more(all.length), ...lines.map((line) => text(['· ', ...line]))];
}

function settingsPart({ isPrivate, zone, now }: Home): Block[] {
  const shelf = isPrivate
    ? 'What you keep is yours alone: nobody finds it on the team’s shelf.'
    : 'What you keep is on the team’s shelf.';
  return [
    heading('Settings'),
    text([shelf]),
    text([zoneWords(zone, now)]),
    ...(zone.from === 'told' ? [] : [ZONE_MENU]),
    {
      kind: 'buttons',
      buttons: [
        isPrivate
          ? { label: 'Share my shelf', press: { command: 'home', values: ['shared'] } }
          : { label: 'Make private', press: { command: 'home', values: ['private'] } },
      ],
    },
  ];
}

function zoneWords({ name, from }: OwnZone, now: number): string {
  if (from === 'guessed') return `I do not know your time zone and reckon in ${name}.`;
  const told = from === 'told' ? ' The chat tells me; change it in your profile.' : '';
  return `Your time zone is ${name}: it is ${timeIn(now, name)} there now.${told}`;
}

/** One for about every hour of the world; all others are typed. */
const ZONES = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Halifax',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'Europe/Zurich',
  'Europe/Athens',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Europe/Istanbul',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

const ZONE_MENU: Block = {
  kind: 'choice',
  placeholder: 'Change your time zone',
  press: { command: 'home', values: [''] },
  options: ZONES.map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
};

const more = (total: number): Block[] => (total > SHOWN ? [text([`The first ${SHOWN} of ${total}:`])] : []);
const heading = (words: string): Block => ({ kind: 'heading', text: words });
const text = (line: Line): Block => ({ kind: 'text', line });
const command = (line: string) => ({ kind: 'command', line }) as const;
