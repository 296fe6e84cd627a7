// The header of a digest becomes final, whatever has kept us from it when its list closed.
import { describe, expect, test } from 'vitest';
import { tooMany } from '../faults/morning.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

const LATE = { id: '00031', title: 'A late one', votes: 500, after: 15 };
const DAYS = [
  madeUpDay('2025-03-18', [...madeUpPapers(21, 23), LATE]),
  madeUpDay('2025-03-19', madeUpPapers(41, 43, 'Robots')),
  madeUpDay('2025-03-21', [...madeUpPapers(61, 63, 'Proteins'), { ...LATE, id: '00032' }]),
  madeUpDay('2025-03-24', madeUpPapers(71, 73, 'Cells')),
];

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: DAYS, papers: [] },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const go = async (...times: readonly string[]) => {
    for (const time of times) await world.moveTo(`2025-03-${time}Z`);
  };
  const digestOf = (day: string) =>
    alice()
      .see()
      .find((message) => !message.onlyFor && textOf(message).includes(`Daily Papers · ${day}`));
  const shown = (day: string) => {
    const header = digestOf(day);
    const papers = header ? alice().see(header.id).map(textOf) : [];
    return { header: textOf(header), late: papers.filter((words) => words.includes('A late one')).length };
  };

  test('after a weekend on which Paperboy did not run', async () => {
    await go('21T07:50:00');
    await alice().ask('subscribe at 09:00 Europe/Zurich');
    await go('21T08:00:05');
    expect(shown('Fri 21 March').header).toContain('3 papers so far');
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-24T07:30:00Z');
    await world.startPaperboy();
    await go('24T07:45:00', '24T08:00:05');
    expect(shown('Fri 21 March')).toEqual({ header: expect.stringContaining('4 papers, final'), late: 1 });
  });

  test('after two days without an answer of the source', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich');
    await go('18T08:00:05');
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    for (const day of ['19', '20'])
      for (const hour of ['04', '08', '12', '20']) await go(`${day}T${hour}:00:05`);
    world.huggingFace.recover();
    await go('21T05:00:00', '21T06:00:00', '21T07:00:00');
    expect(shown('Tue 18 March')).toEqual({ header: expect.stringContaining('4 papers, final'), late: 1 });
  });

  test('after the platform has held up its papers until the list had closed', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich');
    const hour = { when: 'before', answer: tooMany(platform, 3600), times: 20 } as const;
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    const chat = world.chats[platform];
    const stop = chat.onChange(() => {
      const header = digestOf('Tue 18 March');
      if (!header) return;
      stop();
      chat.fail({ route, channel: platform === 'slack' ? alice().channel : header.id, ...hour });
    });
    await go('18T08:00:05');
    expect(shown('Tue 18 March').header).toContain('3 papers so far');
    for (let hours = 1; hours < 30; hours++)
      await world.moveTo(new Date(Date.parse('2025-03-18T08:00:05Z') + hours * 4_600_000).toISOString());
    expect(shown('Tue 18 March')).toEqual({ header: expect.stringContaining('4 papers, final'), late: 1 });
  });
});
