// What somebody wishes for and what is answered, the filter and the other wishes in whatever order they were typed.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { controls, person } from '../world/people.ts';
import { shown, type World, textOf as wireText } from '../world/world.ts';

const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');
const AT = { at: '2025-03-18T07:55:00Z', papers: [], days: [] } as const;

describe('typed in Slack', () => {
  let world: World;
  inFreshWorld(
    'slack',
    (fresh) => {
      world = fresh;
    },
    AT,
  );
  const alice = () => person(world.slack, 'Alice');
  const subscribe = async (wishes: string) => textOf(await alice().ask(`subscribe ${wishes}`));

  const LIST = 'the list of the day on weekdays';
  test.each([
    ['only diffusion at 10:00', `what matches diffusion in ${LIST} at 10:00 Zurich, the top 10, in a thread`],
    ['only diffusion top 5', `what matches diffusion in ${LIST} at 09:00 Zurich, the top 5, in a thread`],
    ['only diffusion from cs.CL', 'arXiv’s new papers in cs.CL that match diffusion on weekdays at 09:00'],
    [
      'only diffusion as list top 3',
      `what matches diffusion in ${LIST} at 09:00 Zurich, the top 3, in one message`,
    ],
    ['only diffusion as list fresh', `what matches diffusion in ${LIST} at 09:00 Zurich, the top 10, in one`],
    ['only diffusion at 9 new york', `what matches diffusion in ${LIST} at 09:00 New York`],
    ['only diffusion Europe/Berlin', `what matches diffusion in ${LIST} at 09:00 Berlin`],
    ['at 9 in new york', `${LIST} at 09:00 New York`],
    ['zone Europe/Berlin top 3', `${LIST} at 09:00 Berlin, the top 3`],
    ['only diffusion "at 10:00"', `what matches diffusion "at 10:00" in ${LIST} at 09:00 Zurich`],
    ['from cs.CL, cs.LG', 'arXiv’s new papers in cs.CL, cs.LG on weekdays at 09:00 Zurich'],
    ['from cs.LG cs.CL top 3 only x', 'arXiv’s new papers in cs.CL, cs.LG that match x on weekdays'],
    ['from arXiv cs.CL', 'arXiv’s new papers in cs.CL on weekdays at 09:00 Zurich'],
    ['daily from hugging face only x', 'what matches x in the list of the day every day at 09:00 Zurich'],
  ])('“%s” does what was typed', async (wishes, what) => {
    expect(await subscribe(wishes)).toContain(`Subscribed: ${what}`);
  });

  test.each([
    ['top 0', '"0" is no number of papers from 1 to 25'],
    ['top', '"top" needs something after it'],
    ['top five', '"five" is no number of papers from 1 to 25'],
    ['only diffusion top 50', '"50" is no number of papers from 1 to 25'],
    ['only diffusion top five', '"five" is no number of papers from 1 to 25'],
    ['at', '"at" needs something after it'],
    ['at nine', '"nine" is no time of day'],
    ['only diffusion at 25:00', '"25:00" is no time of day'],
    ['at 09:00 only diffusion at 10:00', '"at" is given twice'],
    ['only diffusion at 10:00 11:00', '"at" is given twice'],
    ['from cs.CL, google', '"google" is neither Hugging Face nor a category of arXiv'],
    ['from cs.CL, cs.LGG', 'arXiv has no category "cs.LGG".'],
    ['from arxiv', '"arxiv" is neither Hugging Face nor a category of arXiv'],
    ['only diffusion from cs.CL, google', '"google" is neither Hugging Face nor a category of arXiv'],
    ['only diffusion from arxiv', '"arxiv" is neither Hugging Face nor a category of arXiv'],
    ['from huggingface, cs.CL', 'One digest has one source. A channel may have several digests:'],
    ['from huggingface, cs.CL', 'or:  text /papers subscribe from cs.CL'],
    ['from cs.CL huggingface', 'One digest has one source.'],
    ['from shelf,cs.CL', '/papers subscribe from shelf'],
    ['cs.CL', 'Categories come after "from": text   text /papers subscribe from cs.CL'],
    ['diffusion', 'What papers are about comes after "only"'],
    ['top 5 diffusion models', '/papers subscribe only diffusion models'],
    ['every day at 9', 'I don\'t know "every day". Did you mean: text   text /papers subscribe daily'],
    ['on weekdays at 9', 'Leave out "on".'],
    ['in a thread', 'Leave out "in a".'],
    ['every friday', 'A weekly digest comes on Mondays; no other day can be chosen.'],
    ['as table', 'I don\'t know "table" after "as" in "subscribe". There are: "thread", "list", "posts"'],
    ['as table', 'For example:  text /papers subscribe weekly top 5 from cs.CL,cs.LG as list'],
    ['by stars', 'I don\'t know "stars" after "by" in "subscribe". There are: "votes", "shelf"'],
    ['weekly daily', '"weekly" and "daily" do not go together'],
    ['fresh complete', '"fresh" and "complete" do not go together'],
    ['weekly friday', 'A weekly digest comes on Mondays; no other day can be chosen.'],
    ['monthly', 'A digest comes on weekdays, daily or weekly; "monthly" cannot be chosen.'],
    ['weekends at 10:00', 'A digest comes on weekdays, daily or weekly; "weekends" cannot be chosen.'],
    ['in Mars', 'I know no time zone "Mars"'],
    ['only', '"only" needs something after it: A filter'],
    ['only', 'For example:  text /papers subscribe only diffusion votes>=20'],
    ['only as list', '"only" needs something after it: A filter'],
    ['only at 10:00', '"only" needs something after it: A filter'],
    ['top 5 only votes> as list', '"votes" is compared with a whole number'],
    ['only diffusion at 10:00 Mars', 'I know no time zone "Mars"'],
    ['only diffusion Europe/Zurch', 'I know no time zone "Europe/Zurch". Did you mean:'],
    ['only diffusion at 10:00 PST', '"PST" can mean several time zones'],
    ['only diffusion at 10:00 UTC+2', '"UTC+2" is right for half a year at most'],
  ])('“%s” is refused with what is wrong in it', async (wishes, what) => {
    expect(await subscribe(wishes)).toContain(what);
    expect(textOf(await alice().ask('subscriptions'))).toContain('No digest comes here');
  });
});

describe('picked in Discord', () => {
  let world: World;
  inFreshWorld(
    'discord',
    (fresh) => {
      world = fresh;
    },
    AT,
  );

  test('there is no form, which has no room there: the menus and the command with its options change all of it', async () => {
    const { discord } = world;
    const alice = person(discord, 'Alice');
    const answer = await alice.ask('subscribe at 09:00 Europe/Zurich');
    const tuned = await alice.press(answer, 'Tune');
    for (const message of [answer, tuned])
      expect(controls(message).map(({ label }) => label)).not.toContain('Change');
    const typed = /`\/papers-channel subscribe (.*?)`/.exec(textOf(tuned))?.[1] ?? '';
    const all = `${typed.replace('at:09:00', 'at:10:30')} how:daily top:7 as:list list:complete by:shelf`;
    await discord.type(alice.id, alice.channel, `/papers-channel subscribe ${all}`);
    await alice.askUntil(
      'subscriptions',
      'every day at 10:30 Zurich, the 7 nearest to what the team kept, in one message, of the last whole list',
    );
  });

  test.each([
    'diffusion votes<20',
    'title:"[draft]"',
  ])('the command for a filter like %s, typed again as it is shown, changes that digest', async (filter) => {
    const { discord } = world;
    const alice = person(discord, 'Alice');
    const answer = textOf(await alice.ask(`subscribe at 09:00 Europe/Zurich only ${filter}`));
    const again = /`(\/papers-channel subscribe .*?)`/.exec(answer)?.[1] ?? '';
    expect(await discord.type(alice.id, alice.channel, `${again} top:3`)).toEqual({});
    await alice.askUntil('subscriptions', 'the top 3');
    expect(textOf(await alice.ask('subscriptions'))).not.toContain('**2**');
  });

  test.each([
    ['', ['huggingface', 'shelf', 'cs.CL']],
    ['cs.cv', ['cs.CV']],
    ['stat', ['stat.ML', 'stat.AP', 'stat.CO', 'stat.ME', 'stat.OT', 'stat.TH']],
    ['cs.CL, cs.LO', ['cs.CL,cs.LO']],
    ['diffusion', []],
  ])('while one types “%s” for where papers come from, what begins so is offered', async (typed, offered) => {
    const { discord } = world;
    const alice = person(discord, 'Alice');
    const line = `/papers-channel subscribe from:${typed}`;
    const found = await discord.complete(alice.id, alice.channel, line);
    const texts = found.map(({ text }) => text.slice(text.indexOf('from:') + 'from:'.length).trim());
    expect(typed === '' ? texts.slice(0, 3) : texts).toEqual(offered);
  });

  test('what stands in the field of the filter is the filter, and its command, typed again, changes that digest', async () => {
    const { discord } = world;
    const alice = person(discord, 'Alice');
    const say = (line: string) => discord.type(alice.id, alice.channel, `/papers-channel subscribe ${line}`);
    const answers = () => alice.see().filter((message) => message.onlyFor === alice.id && !message.thinking);
    await say('only:recall at 10 zone:Europe/Zurich');
    const answer = textOf(await shown(discord, () => answers()[0]));
    expect(answer).toContain('Subscribed: what matches recall "at" 10 in the list of the day on weekdays');
    expect(answer).toContain('at:09:00');
    const again = /`\/papers-channel subscribe (.*?)`/.exec(answer)?.[1] ?? '';
    await say(`${again} top:3`);
    expect(textOf(await shown(discord, () => answers()[1]))).toContain('the top 3');
    const list = textOf(await alice.ask('subscriptions'));
    expect(list).toMatch(/what matches recall "at" 10 .*the top 3/);
    expect(list).not.toContain('**2**');
  });
});

describe.each(['slack', 'discord'] as const)('followed in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    AT,
  );

  test.each([
    ['at 10:00', '"at" "10:00"'],
    ['weekly', '"weekly"'],
    ['top 5', '"top" 5'],
    ['from cs.CL', '"from" cs.CL'],
  ])('“diffusion %s” is refused with what comes instead, and with two lines to type', async (wish, quoted) => {
    const bob = person(world.chats[platform], 'Bob');
    if (platform === 'discord') await bob.ask('zone Europe/Zurich');
    const refused = textOf(await bob.ask(`follow diffusion ${wish}`)).replaceAll('filter:', '');
    expect(refused).toContain(`comes on weekdays at 09:00, at most once a day; "${wish}" cannot be chosen`);
    expect(refused).toContain(`follow diffusion ${quoted}`);
    expect(textOf(await bob.ask('follows'))).toContain('You follow nothing yet');
    expect(textOf(await bob.ask(`follow diffusion ${quoted}`))).toContain('You follow');
  });

  test('“only” before what is followed is not taken for a word to look for', async () => {
    const bob = person(world.chats[platform], 'Bob');
    if (platform === 'discord') await bob.ask('zone Europe/Zurich');
    const refused = textOf(await bob.ask('follow only diffusion')).replaceAll('filter:', '');
    expect(refused).toMatch(/needs no "only".*follow diffusion.*follow "only" diffusion/s);
    expect(textOf(await bob.ask('follows'))).toContain('You follow nothing yet');
    expect(textOf(await bob.ask('follow only'))).toContain('You follow');
  });

  test('a filter with words like those of a wish in it is followed', async () => {
    const bob = person(world.chats[platform], 'Bob');
    if (platform === 'discord') await bob.ask('zone Europe/Zurich');
    for (const filter of [
      'attention at scale',
      'gpt 4',
      'agents from google',
      'title:"at 9:30 today"',
      'fresh',
    ])
      expect(textOf(await bob.ask(`follow ${filter}`)).replaceAll('**', ''), filter).toContain(filter);
  });
});
