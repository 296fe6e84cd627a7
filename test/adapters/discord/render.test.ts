// A Message as Discord's embeds and components, within Discord's limits whatever the message.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscordBody, renderDiscord, renderPlain } from '../../../adapters/discord/render.ts';
import type { Block, Button, Inline, Message } from '../../../src/chat/message.ts';
import { commands } from '../../../src/commands/index.ts';
import { huge, withHostileText } from '../../contracts/messages.ts';
import { linksIn } from './shown.ts';

const rendered = (...blocks: Block[]) => renderDiscord({ summary: 'In short', blocks }, commands);
const description = (...blocks: Block[]) => rendered(...blocks).embeds?.[0]?.description;
const line = (...runs: Inline[]) => description({ kind: 'text', line: runs });

describe('a message', () => {
  it('is one embed for what belongs together, and pings nobody', () => {
    expect(
      rendered(
        { kind: 'heading', text: 'Daily Papers · Tue 11 March', aside: 'Hugging Face' },
        { kind: 'text', line: ['38 papers so far'] },
        { kind: 'list', items: [[{ kind: 'link', text: 'One', url: 'https://hf.co/1' }, '  ▲ 87'], ['Two']] },
        { kind: 'small', line: ['React to keep one'] },
      ),
    ).toEqual({
      embeds: [
        {
          color: 0xe8912d,
          title: 'Daily Papers · Tue 11 March',
          description: '38 papers so far\n1. [One](https://hf.co/1)  ▲ 87\n2. Two\n-# React to keep one',
          footer: { text: 'Hugging Face' },
        },
      ],
      allowed_mentions: { parse: [], replied_user: false },
    });
  });

  it('shows every item of a list that is too long, each by a shorter name, and what follows it', () => {
    const url = 'https://huggingface.co/papers/2503.00021';
    const item: Inline[] = [{ kind: 'link', text: `${'Very long titles '.repeat(6)}end`, url }];
    const items = Array.from({ length: 25 }, () => [...item, '  ▲ 199', '  · "title of a paper", long']);
    const lines = description({ kind: 'list', items }, { kind: 'small', line: ['React to keep'] })?.split(
      '\n',
    );
    expect(lines).toHaveLength(26);
    for (const [index, shown] of lines?.slice(0, 25).entries() ?? []) {
      expect(shown.startsWith(`${index + 1}. [Very long titles`)).toBe(true);
      expect(shown).toContain(`…](${url})  ▲ 199  · "title of a paper", long`);
    }
    expect(lines?.at(-1)).toBe('-# React to keep');
  });

  it('goes on in a second embed where a list is too long even by short names, and nothing is left out', () => {
    const url = 'https://huggingface.co/papers/2503.00021';
    const item: Inline[] = [{ kind: 'link', text: `${'Very long titles '.repeat(6)}end`, url }, '  ▲ 199'];
    const blocks = Array.from({ length: 20 }, (_, index): Block[] => [
      { kind: 'text', line: [`${index + 1}  ${'a filter of many words '.repeat(5)}`] },
      { kind: 'list', items: [item], start: index + 1 },
    ]);
    const { embeds = [] } = rendered(
      { kind: 'heading', text: 'What you follow', aside: 'Hugging Face' },
      ...blocks.flat(),
      { kind: 'small', line: ['React to keep'] },
    );
    const lines = embeds.flatMap(({ description = '' }) =>
      description.split('\n').filter((one) => one !== ''),
    );
    expect(lines).toHaveLength(41);
    expect(lines.filter((one) => one.includes(url))).toHaveLength(20);
    expect(lines.at(-1)).toBe('-# React to keep');
    expect(embeds.map(({ title }) => title)).toEqual(['What you follow', undefined]);
    expect(embeds.map(({ footer }) => footer?.text)).toEqual([undefined, 'Hugging Face']);
  });

  it('is an embed for each card, with its link and picture', () => {
    const card = (title: string, ...lines: string[]): Block => ({
      kind: 'card',
      title,
      url: 'https://hf.co/papers/1',
      lines: lines.map((text) => [text]),
      imageUrl: 'https://hf.co/1.png',
    });
    expect(
      rendered(card('A', 'by Alice', 'about a'), card('B'), { kind: 'small', line: ['both'] }).embeds,
    ).toEqual([
      {
        color: 0xe8912d,
        title: 'A',
        url: 'https://hf.co/papers/1',
        description: 'by Alice\nabout a',
        thumbnail: { url: 'https://hf.co/1.png' },
      },
      {
        color: 0xe8912d,
        title: 'B',
        url: 'https://hf.co/papers/1',
        thumbnail: { url: 'https://hf.co/1.png' },
      },
      { color: 0xe8912d, description: '-# both' },
    ]);
    expect(rendered(card('A', 'by Alice'), { kind: 'text', line: ['Abstract'] }).embeds).toHaveLength(1);
  });

  it('without a title is named by its address', () => {
    const [embed] = rendered({ kind: 'card', title: ' ', url: 'https://hf.co/1', lines: [] }).embeds ?? [];
    expect(embed?.title).toBe('https://hf.co/1');
  });

  it('numbers a list from where it starts and keeps code as it stands', () => {
    expect(description({ kind: 'list', items: [['a'], ['b']], start: 11 })).toBe('11. a\n12. b');
    expect(description({ kind: 'code', text: 'votes>>20\n     ^ ```' })).toBe(
      '```\nvotes>>20\n     ^ ˋˋˋ\n```',
    );
  });

  it('keeps lines of running text together, and parts them from a list', () => {
    const said = (words: string): Block => ({ kind: 'text', line: [words] });
    expect(description(said('one'), said('two'))).toBe('one\ntwo');
    expect(description({ kind: 'list', items: [['a']] }, said('then'))).toBe('1. a\n\nthen');
    expect(description({ kind: 'code', text: 'a' }, said('then'))).toBe('```\na\n```\nthen');
  });

  it('shows its summary where there is nothing else, without previews', () => {
    expect(renderDiscord({ summary: 'Noted: *x*', blocks: [] }, commands)).toEqual({
      content: 'Noted: \\*x\\*',
      flags: 4,
      allowed_mentions: { parse: [], replied_user: false },
    });
  });

  it('can be bare text, line by line', () => {
    const message: Message = {
      summary: 's',
      blocks: [
        { kind: 'heading', text: '# One' },
        { kind: 'list', items: [['- two']] },
      ],
    };
    expect(renderPlain(message)).toMatchObject({ content: '\\# One\n\n 1  - two', flags: 4 });
  });
});

describe('a line', () => {
  it.each<[string, Inline[], string]>([
    ['bold', ['so ', { kind: 'bold', text: ' *far* ' }, '.'], 'so  **\\*far\\*** .'],
    ['italic', [{ kind: 'italic', text: 'et al.' }], '*et al.*'],
    [
      'two bold neighbours',
      [
        { kind: 'bold', text: 'a' },
        { kind: 'bold', text: 'b' },
      ],
      '**ab**',
    ],
    ['code', [{ kind: 'code', text: 'a`b*c' }], '`aˋb*c`'],
    ['a link', [{ kind: 'link', text: 'PDF', url: 'https://a.b/(x)' }], '[PDF](https://a.b/%28x%29)'],
    ['a link to nowhere', [{ kind: 'link', text: 'x', url: 'javascript:alert(1)' }], 'x'],
    [
      'a label that is an address',
      [{ kind: 'link', text: 'https://a.b', url: 'https://a.b' }],
      '[a.b](https://a.b/)',
    ],
    ['a time', [{ kind: 'time', at: 1_741_680_000_500, text: '09:00' }], '<t:1741680000:f>'],
    ['a time that is none', [{ kind: 'time', at: Number.NaN, text: '09:00' }], '09:00'],
    ['a command', [{ kind: 'command', line: 'search diffusion' }], '`/papers search words:diffusion`'],
    [
      'a command that changes a channel',
      [{ kind: 'command', line: 'subscribe at 09:00' }],
      '`/papers-channel subscribe at:09:00`',
    ],
    ['a dash after nothing', ['', ' ', '- x'], '\\- x'],
  ])('has %s', (_, runs, expected) => {
    expect(line(...runs)).toBe(expected);
  });

  it('leads nowhere but where we mean, whatever a label says', () => {
    const url = 'https://arxiv.org/abs/1';
    for (const text of ['x](https://evil.example) [y', '[x](https://evil.example)', ']', '[[a]]', 'a \\](b)'])
      expect(linksIn(line({ kind: 'link', text, url }) ?? ''), text).toEqual([url]);
  });
});

describe('controls', () => {
  const press = (...values: string[]) => ({ command: 'keep', values });

  it('are rows of buttons, links and menus', () => {
    expect(
      rendered(
        {
          kind: 'buttons',
          buttons: [
            { label: '🔖 Keep', press: press('2403.03950'), primary: true },
            { label: 'Abstract', press: { command: 'show', values: ['2403.03950'] } },
            { label: 'PDF', url: 'https://arxiv.org/pdf/2403.03950' },
          ],
        },
        {
          kind: 'choice',
          placeholder: 'Open one',
          press: { command: 'show', values: [] },
          options: [{ label: 'First', value: '1' }],
        },
      ).components,
    ).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: '🔖 Keep', custom_id: 'keep|2403.03950' },
          { type: 2, style: 2, label: 'Abstract', custom_id: 'show|2403.03950' },
          { type: 2, style: 5, label: 'PDF', url: 'https://arxiv.org/pdf/2403.03950' },
        ],
      },
      {
        type: 1,
        components: [
          { type: 3, custom_id: 'show', placeholder: 'Open one', options: [{ label: 'First', value: '1' }] },
        ],
      },
    ]);
  });

  it('share rows where each block would need one too many', () => {
    const one = (value: string): Block => ({
      kind: 'buttons',
      buttons: [{ label: value, press: press(value) }],
    });
    const rows = rendered(...['1', '2', '3', '4', '5', '6'].map(one)).components ?? [];
    expect(rows.map((row) => row.components.length)).toEqual([5, 1]);
  });

  it('that do the same are there once', () => {
    const button: Button = { label: 'Keep', press: press('1') };
    expect(rendered({ kind: 'buttons', buttons: [button, button] }).components?.[0]?.components).toHaveLength(
      1,
    );
  });
});

describe('Discord’s limits', () => {
  // https://discord.com/developers/docs/resources/message, …/components/reference; written out here once more so
  // that a wrong number in the adapter is noticed.
  function expectWithinLimits({ content, embeds = [], components = [] }: DiscordBody): void {
    expect(content !== undefined || embeds.length > 0).toBe(true);
    if (content !== undefined) expectText(content, 2000);
    expect(embeds.length).toBeLessThanOrEqual(10);
    let total = 0;
    for (const { title, description, footer, url, thumbnail } of embeds) {
      expect(title ?? description ?? footer).toBeDefined();
      if (title !== undefined) expectText(title, 256);
      if (description !== undefined) expectText(description, 4096);
      if (footer !== undefined) expectText(footer.text, 2048);
      for (const address of [url, thumbnail?.url])
        if (address !== undefined) expect(address).toMatch(/^https?:\/\/.{1,2040}$/);
      total += (title ?? '').length + (description ?? '').length + (footer?.text ?? '').length;
    }
    expect(total).toBeLessThanOrEqual(6000);
    expect(components.length).toBeLessThanOrEqual(5);
    const ids = components.flatMap((row) => row.components.map(expectComponent)).filter((id) => id !== null);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of components) {
      const widths = row.components.map(({ type }) => (type === 2 ? 1 : 5));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(5);
      expect(widths.length).toBeGreaterThan(0);
    }
  }

  function expectComponent(component: NonNullable<DiscordBody['components']>[number]['components'][number]) {
    if (component.type === 3) {
      expect(component.options.length).toBeGreaterThan(0);
      expect(component.options.length).toBeLessThanOrEqual(25);
      for (const { label, value } of component.options) {
        expectText(label, 100);
        expectText(value, 100);
      }
      expect(new Set(component.options.map(({ value }) => value)).size).toBe(component.options.length);
      if (component.placeholder !== undefined) expectText(component.placeholder, 150);
      expectText(component.custom_id, 100);
      return component.custom_id;
    }
    if (component.type !== 2 || !('label' in component)) return expect.fail('neither button nor menu');
    expectText(component.label ?? '', 80);
    if ('url' in component) {
      expect(component.url).toMatch(/^https?:\/\/.{1,500}$/);
      return null;
    }
    if (!('custom_id' in component)) return expect.fail('a button without custom_id');
    expectText(component.custom_id, 100);
    return component.custom_id;
  }

  function expectText(text: string, most: number): void {
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.trim().length).toBeGreaterThan(0);
  }

  const text = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .tuple(fc.constantFrom('*', 'word ', '漢', '👨‍👩‍👧', '[x]', '\n- '), fc.integer({ min: 0, max: 3000 }))
      .map(([unit, count]) => unit.repeat(count)),
  );
  const url = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), text);
  const run: fc.Arbitrary<Inline> = fc.oneof(
    text,
    fc.record({ kind: fc.constantFrom('bold', 'italic', 'code'), text }),
    fc.record({ kind: fc.constant('link' as const), text, url }),
    fc.record({ kind: fc.constant('time' as const), at: fc.double({ min: 0, max: 4e12 }), text }),
    fc.record({ kind: fc.constant('place' as const), place: fc.constantFrom('discord:1/2', 'x'), text }),
    fc.record({ kind: fc.constant('command' as const), line: text }),
  );
  const runs = fc.array(run, { maxLength: 5 });
  const press = fc.record({
    command: fc.constantFrom('keep', 'show'),
    values: fc.array(fc.constantFrom('1', '2', '|', '%', 'x'.repeat(90)), { maxLength: 3 }),
  });
  const button: fc.Arbitrary<Button> = fc.oneof(
    fc.record({ label: text, press }),
    fc.record({ label: text, url }),
  );
  const option = fc.record({ label: text, value: fc.oneof(text, fc.constantFrom('a', 'b')) });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), text, aside: text }),
    fc.record({ kind: fc.constantFrom('text', 'small'), line: runs }),
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(runs, { maxLength: 60 }),
      start: fc.nat(99),
    }),
    fc.record({
      kind: fc.constant('card' as const),
      title: text,
      url,
      lines: fc.array(runs, { maxLength: 4 }),
      imageUrl: url,
    }),
    fc.record({ kind: fc.constant('code' as const), text }),
    fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
    fc.record({
      kind: fc.constant('choice' as const),
      placeholder: text,
      press,
      options: fc.array(option, { maxLength: 30 }),
    }),
  );

  it('hold for any message', () => {
    const message = fc.record({ summary: text, blocks: fc.array(block, { maxLength: 25 }) });
    fc.assert(
      fc.property(message, (any) => {
        expectWithinLimits(renderDiscord(any, commands));
        expectWithinLimits(renderPlain(any));
      }),
    );
  });

  it.each([
    ['one that is far too long', huge],
    ['hostile text', withHostileText],
  ])('hold for %s', (_, message) => {
    expectWithinLimits(renderDiscord(message, commands));
    expectWithinLimits(renderPlain(message));
  });

  it('leave something of every paper where there are too many', () => {
    const cards = Array.from(
      { length: 14 },
      (_, index): Block => ({
        kind: 'card',
        title: `Paper ${index + 1}`,
        url: 'https://hf.co/1',
        lines: [['word '.repeat(300)]],
      }),
    );
    const body = rendered(...cards);
    expectWithinLimits(body);
    expect(body.embeds).toHaveLength(10);
    expect(body.embeds?.[0]?.description?.length).toBeGreaterThan(400);
  });
});
