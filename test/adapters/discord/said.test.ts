// All that a message says, as Discord sends it with a command from its menu.
import { expect, it } from 'vitest';
import { saidIn } from '../../../adapters/discord/said.ts';

const json = (value: object) => ({ toJSON: () => value });
const message = (parts: object) => ({
  content: '',
  embeds: [],
  components: [],
  messageSnapshots: null,
  ...parts,
});

it('is its words, what is embedded, the buttons of other bots, and what it forwards', () => {
  const forwarded = new Map([['1', message({ content: 'forwarded words' })]]);
  const said = saidIn(
    message({
      content: 'Worth a look',
      embeds: [
        json({ title: 'A paper', url: 'https://a.example', description: 'on [this](https://b.example)' }),
      ],
      components: [json({ components: [{ label: 'Read', url: 'https://c.example' }] })],
      messageSnapshots: { map: (to: (part: object) => unknown) => [...forwarded.values()].map(to) },
    }) as unknown as Parameters<typeof saidIn>[0],
  );
  for (const text of ['Worth a look', 'A paper', 'a.example', 'b.example', 'c.example', 'forwarded words'])
    expect(said).toContain(text);
});
