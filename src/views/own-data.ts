// What a person reads about their own data, and the file with all of it.
import type { Line, Message } from '../chat/message.ts';
import type { SentFile } from '../chat/platform.ts';
import type { PersonRef } from '../chat/refs.ts';
import type { PersonData, StoredRow } from '../domain/person-data.ts';
import { count } from './words.ts';

export const sentMessage = (said: string): Message => ({
  summary: said,
  blocks: [{ kind: 'text', line: [said] }],
});

/** JSON, times as ISO 8601; `all` is what is stored about each of a person's accounts. */
export function myDataFile(
  accounts: readonly PersonRef[],
  all: readonly PersonData[],
  now: number,
): SentFile {
  const names = [...new Set(all.flatMap((data) => Object.keys(data)))];
  const readable = names.map((name) => [name, all.flatMap((data) => data[name] ?? []).map(readableRow)]);
  const content = {
    about: 'Everything that Paperboy stores about one person, with all accounts that they have joined.',
    accounts,
    written_at: new Date(now).toISOString(),
    ...Object.fromEntries(readable),
  };
  return {
    name: 'my-data.json',
    content: `${JSON.stringify(content, null, 2)}\n`,
    title: 'All that Paperboy stores about you',
  };
}

const readableRow = (row: StoredRow): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isTime(name, value) ? instant(value) : value]),
  );

const isTime = (name: string, value: unknown): value is number =>
  typeof value === 'number' && /(?:^|_)at$|^deadline$|^not_before$|^lease_until$/.test(name);
const instant = (at: number): string | null => (at === 0 ? null : new Date(at).toISOString());

/** The first answer of two: what will go; `others` are the accounts that share the shelf. */
export function forgetQuestion(data: PersonData, others: readonly unknown[], sure: string): Message {
  const of = (table: string) => data[table]?.length ?? 0;
  const personal = (data.subscriptions ?? []).filter(({ personal }) => personal === 1).length;
  const lines = [
    `${count(of('marks'), 'mark')} on papers (kept, read, votes), ${count(of('notes'), 'note')} with tags`,
    `${count(of('reactions'), 'reaction')}, your time zone and your last list`,
    `${count(personal, 'follow')} with all that was sent to you, and your long searches`,
  ];
  const apart: Line[] =
    others.length === 0
      ? []
      : [
          [
            'Your other account is parted from this one and keeps what was kept there, with its notes. To forget that too, type the same there.',
          ],
        ];
  return {
    summary: 'Shall I forget you?',
    blocks: [
      { kind: 'text', line: ['This goes, for good:'] },
      { kind: 'list', items: lines.map((line) => [line]) },
      {
        kind: 'text',
        line: [
          `Channels keep the digests that you have set up (${of('subscriptions') - personal}), without your name. To have a copy first: `,
          { kind: 'command', line: 'my-data' },
        ],
      },
      ...apart.map((line) => ({ kind: 'text', line }) as const),
      {
        kind: 'buttons',
        buttons: [{ label: 'Yes, forget me', press: { command: 'forget-me', values: [sure] } }],
      },
    ],
  };
}

export const forgottenMessage = (): Message =>
  sentMessage(
    'You are forgotten: everything stored about you is deleted, also from the file of the database.',
  );
