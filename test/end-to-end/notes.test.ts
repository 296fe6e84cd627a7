// Notes and tags by forms, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalForm, LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

const TOP = 'Stop Regressing';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');
const written = ({ view }: LocalForm): string => JSON.stringify(view);

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: 'Alice' | 'Bob') => person(world.chats[platform], name);
  const restart = async () => {
    await world.stopPaperboy();
    await world.startPaperboy();
  };

  test('after keeping, Note opens a form; what is written there is on the shelf, for its owner alone', async () => {
    const bob = somebody('Bob');
    const kept = await bob.ask('keep 2403.03950');
    expect(written(await bob.openForm(kept, 'Note'))).toContain('For you alone');
    const saved = await bob.send({ note: 'the baseline\nto beat' });
    expect(textOf(saved)).toMatch(/Noted on.*the baseline.*to beat/s);
    expect(textOf(await bob.ask('bookmarks'))).toContain('· the baseline to beat');
    expect(textOf(await somebody('Alice').ask('bookmarks team'))).not.toContain('baseline');
  });

  test('a form opens with what is written so far, line by line; emptied, it takes the note away', async () => {
    const bob = somebody('Bob');
    const kept = await bob.ask('keep 2403.03950 first');
    await bob.openForm(kept, 'Note');
    const saved = await bob.send({ note: ' one \n\n\n\n two “three” ' });
    expect(written(await bob.openForm(saved, 'Note'))).toContain(
      JSON.stringify('one\n\ntwo "three"').slice(1, -1),
    );
    expect(textOf(await bob.send({ note: '' }))).toContain('No note and no tags any more');
    expect(textOf(await bob.ask('bookmarks three'))).toContain('Nothing kept by you');
  });

  test('Tag opens the tags; those that are taken out are gone, and the note stays', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2403.03950 mine');
    const tagged = await bob.ask('tag 2403.03950 rl baselines');
    expect(written(await bob.openForm(tagged, 'Tag'))).toContain('rl baselines');
    expect(textOf(await bob.send({ tags: '#RL, to-present' }))).toMatch(/mine.*#rl #to-present/s);
    expect(textOf(await bob.ask('bookmarks tag:baselines'))).toContain('Nothing kept by you');
  });

  test('from the shelf both are written at once, also after a restart', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2403.03950');
    await bob.ask('keep 2308.03296');
    const shelf = await bob.ask('bookmarks');
    await restart();
    await bob.openForm(shelf, 'Note or tag one', TOP);
    await restart();
    expect(textOf(await bob.send({ note: 'for Friday', tags: 'rl' }))).toMatch(/for Friday.*#rl/s);
    expect(textOf(await bob.ask('bookmarks tag:rl'))).toMatch(/1 paper.*Stop Regressing.*for Friday/s);
  });

  test('a form that is not taken loses nothing that was written, also over a restart', async () => {
    const bob = somebody('Bob');
    const chat = world.chats[platform];
    const kept = await bob.ask('keep 2403.03950');
    await bob.ask('today');
    await bob.openForm(await bob.ask('bookmarks'), 'Note or tag one', TOP);
    const wrong = { note: 'a long thought', tags: `${'x'.repeat(41)} rl` };
    if (platform === 'slack') {
      await chat.forms.submit(bob.id, wrong);
      expect(chat.forms.open(bob.id)?.errors.tags).toContain('longer than 40 letters');
    } else {
      const answer = await bob.send(wrong);
      expect(textOf(answer)).toMatch(/Tags:.*longer than 40 letters.*What you wrote is kept/s);
      await restart();
      const again = written(await bob.openForm(answer, 'Open it again'));
      expect(again).toContain('a long thought');
      expect(again).toContain(wrong.tags);
    }
    expect(textOf(await bob.send({ ...wrong, tags: 'rl' }))).toMatch(/a long thought.*#rl/s);
    expect(textOf(await bob.press(kept, 'Undo'))).toContain('Taken off your shelf');
  });

  // In Slack a form with a mistake stays open, and a whole note can be typed.
  test.runIf(platform === 'discord')('a draft is gone once its form is taken', async () => {
    const bob = somebody('Bob');
    const kept = await bob.ask('keep 2403.03950');
    await bob.openForm(kept, 'Tag');
    const answer = await bob.send({ tags: 'x'.repeat(41) });
    await bob.openForm(kept, 'Tag');
    await bob.send({ tags: 'rl' });
    expect(textOf(await bob.press(answer, 'Open it again'))).toContain('is taken already');
  });

  test.runIf(platform === 'slack')(
    'a note that no form holds is not opened in one, or its end would be lost',
    async () => {
      const bob = somebody('Bob');
      const saved = await bob.ask(`note 2403.03950 ${'word '.repeat(601)}end`);
      expect(textOf(await bob.press(saved, 'Note'))).toMatch(/Type your note on.*word word/s);
      expect(world.slack.forms.open(bob.id)).toBeUndefined();
      expect(textOf(await bob.ask('bookmarks end'))).toContain('1 paper');
    },
  );

  test.runIf(platform === 'slack')(
    'a form whose subject went meanwhile gives back what was written',
    async () => {
      const alice = somebody('Alice');
      const digest = await alice.ask('subscribe at 09:00 Europe/Zurich');
      await alice.openForm(digest, 'Change');
      await alice.ask('unsubscribe');
      const answer = await alice.send({ only: 'quokka' });
      expect(textOf(answer)).toContain('What you wrote is kept');
      expect(textOf(await alice.press(answer, 'Open it again'))).toContain('quokka');
    },
  );
});
