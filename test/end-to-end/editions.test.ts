// The lists of other days, weeks and months, and the orders that are no lists: through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { controls, person } from '../world/people.ts';
import { startWorld, textOf, type World } from '../world/world.ts';
import { onScreen } from './on-screen.ts';

const DOWN = { answer: { status: 503 }, times: Number.POSITIVE_INFINITY } as const;

const plain = (message: LocalMessage): string => onScreen(message).lines.join('\n');
const labels = (message: LocalMessage) => controls(message).map(({ label }) => label);
const button = (message: LocalMessage, start: string): string =>
  labels(message).find((label) => label.startsWith(start)) ?? `no button ${start}`;

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-13T07:55:00Z' },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const ask = (line: string) => world.clock.during(alice().ask(line));
  const press = (message: LocalMessage, label: string) =>
    world.clock.during(alice().press(message, button(message, label)));

  test('yesterday is the list of the day before, and after a weekend the last one, with the reason', async () => {
    expect(plain(await ask('yesterday'))).toMatch(/Wed 12 March.*papers/s);
    await world.moveTo('2025-03-16T10:00:00Z');
    expect(plain(await ask('yesterday'))).toMatch(/No lists on weekends\. This is Thursday’s\./);
    world.huggingFace.fail(DOWN);
    await world.moveTo('2025-03-21T10:00:00Z');
    expect(plain(await ask('yesterday'))).toMatch(
      /has not answered since .*This is the one of Thu 13 March\./s,
    );
  });

  test('a week is its lists as one: how many are in, which is open, what is to come', async () => {
    const answer = plain(await ask('week'));
    expect(answer).toMatch(/Week 11 · Mon 10 March to Fri 14 March/);
    expect(answer).toMatch(/\d+ papers in 3 of 4 lists\. Thu 13 March is open until/);
    expect(answer).toMatch(/Fri 14 March is to come/);
    expect(answer).toMatch(/1 .*Stop Regressing/s);
    expect(plain(await ask('week next week'))).toMatch(/first list of week 12 of 2025 opens on/);
    expect(plain(await ask('week blursday'))).toMatch(/I don't understand "blursday" as a week/);
  });

  test('its pages go on after a restart, from an old button, and show takes their numbers', async () => {
    const first = await ask('week 2025-W11');
    const total = Number(/(\d+) papers in/.exec(plain(first))?.[1]);
    expect(total).toBeGreaterThan(20);
    await world.stopPaperboy();
    await world.startPaperboy();
    const second = await press(first, 'More (11–20)');
    expect(plain(second)).toContain(`${total} papers in`);
    expect(labels(second)).toContain('Back');
    const opened = /arXiv (\d{4}\.\d+)/.exec(plain(await ask('show 12')))?.[1];
    expect(textOf(second)).toContain(opened ?? 'no id');
    expect(plain(await press(second, 'Previous week'))).toMatch(/no papers in the lists of week 10 of 2025/);
  });

  test('days that are not stored are read once; what could not be read is named', async () => {
    const lists = () => world.huggingFace.requests.filter(({ path }) => path.includes('date=2025-01')).length;
    expect(plain(await ask('month january'))).toMatch(/no papers in the lists of January 2025/);
    expect(lists()).toBe(23);
    await ask('month 2025-01');
    expect(lists()).toBe(23);
    world.huggingFace.fail(DOWN);
    expect(plain(await ask('month 2024-12'))).toMatch(
      /no list of December 2024, and Hugging Face .*not answer/,
    );
    const march = await ask('month');
    expect(plain(march)).toMatch(/March 2025/);
    expect(plain(march)).toMatch(/Fri 14 March to Mon 31 March are to come/);
  });

  test('trending is Hugging Face’s own order; when it is away, the one before, with its hour', async () => {
    const first = await ask('trending');
    expect(plain(first)).toMatch(/Hugging Face’s own order, as of/);
    expect(labels(await press(first, 'More'))).toContain('Back');
    world.huggingFace.fail(DOWN);
    await world.moveTo('2025-03-13T09:00:00Z');
    expect(plain(await ask('trending'))).toMatch(/does not answer now\. Its own order, as of/);
  });

  test('rising shows what has gained votes, by how much and in what time', async () => {
    for (const at of ['08:10', '08:30', '10:30', '12:30']) await world.moveTo(`2025-03-13T${at}:00Z`);
    const answer = plain(await ask('rising 6h'));
    expect(answer).toMatch(/Rising over 6 h/);
    expect(answer).toMatch(/▲\s\d+\s\(\+\d+ in [34]\sh\)/);
    expect(answer).toMatch(/I have watched votes since/);
    expect(plain(await ask('rising soon'))).toMatch(/"soon" is no number of hours or days/);
  });

  test('random shows a paper that matches, and another one on request', async () => {
    const answer = await ask('random regressing');
    expect(plain(answer)).toMatch(/Stop Regressing.*The only paper that matches regressing/s);
    expect(plain(await press(answer, 'Another'))).toMatch(/The only paper/);
    expect(plain(await ask('random'))).toMatch(/One of \d+ papers that I have, by chance/);
    expect(plain(await ask('random votes>=100000'))).toMatch(/No paper matches votes>=100000/);
  });

  test('show tells arXiv’s date from the day of the list; Similar leads to papers like it', async () => {
    const shown = await ask('show 2403.03950');
    expect(plain(shown)).toMatch(/arXiv 2403\.03950, of 6 March 2024 · in the list of Tue 11 March/);
    expect(plain(await press(shown, 'Similar'))).toMatch(
      /Most like.*Stop Regressing.*by the words they share/s,
    );
    expect(plain(await ask('similar 2403.03950'))).toMatch(/Most like/);
    expect(plain(await ask('similar nothing at all'))).toMatch(/no number of a list, arXiv id or link/);
  });

  test('status says how each source answers, in words', async () => {
    expect(plain(await ask('status'))).toMatch(/Hugging Face.* answers: last .*papers in 3 lists/s);
    world.huggingFace.fail(DOWN);
    await world.moveTo('2025-03-13T09:00:00Z');
    const answer = plain(await ask('status'));
    expect(answer).toMatch(/Hugging Face.* has not answered since .*Reason: .* answered 503/s);
    expect(answer).toMatch(/Next try/);
  });

  test('a search that finds nothing leads to arXiv, whose papers are then stored', async () => {
    const nothing = await ask('search title:"influence functions" votes>=100000');
    const found = await press(nothing, 'Search arXiv');
    expect(plain(found)).toMatch(/1 paper from arXiv.*Influence Functions/s);
    expect(plain(found)).toMatch(/Searched without votes>=100000/);
    expect(plain(await ask('show 1'))).toMatch(/2308\.03296/);
    world.arxiv.fail({ answer: 'rate-exceeded' });
    const other = await ask('search "words that nobody has written"');
    expect(plain(await press(other, 'Search arXiv'))).toMatch(
      /arXiv is busy and wants to be left alone until/,
    );
  });
});

test('Discord offers weeks, months, times to look back and titles while one types', async () => {
  const world = await startWorld({ at: '2025-03-13T07:55:00Z' });
  const { id, channel } = person(world.discord, 'Alice');
  const offered = async (line: string) =>
    (await world.discord.complete(id, channel, `/papers ${line}`)).map(({ text }) => text).join('\n');
  try {
    expect(await offered('week when:')).toMatch(/last week.*2025-W11/s);
    expect(await offered('month when:last')).toMatch(/^.*last month$/);
    expect(await offered('rising over:6')).toMatch(/^.*6 hours$/);
    expect(await offered('similar paper:stop regr')).toMatch(/2403\.03950|Stop Regressing/);
  } finally {
    await world.end();
  }
  expect(world.discord.violations).toEqual([]);
});
