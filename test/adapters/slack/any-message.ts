// Messages of every kind for property tests: hostile, empty, far too long.
import fc from 'fast-check';
import type { Block, Inline, Message } from '../../../src/chat/message.ts';
import { HOSTILE_TEXTS } from '../../contracts/messages.ts';

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS, '', ' ', '\n', '&'.repeat(4000), '<'.repeat(900), '👨‍👩‍👧‍👦'.repeat(400)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.nat(12_000).map((length) => 'word '.repeat(length / 5)),
  fc.nat(12_000).map((length) => 'x'.repeat(length)),
);

const url = fc.oneof(
  fc.constantFrom(
    'https://arxiv.org/abs/2403.03950',
    'javascript:alert(1)',
    'https://evil.example/|<>"\' x',
    'https://user@host.example:99/?a=<b>|c#d',
    `https://a.example/${'b'.repeat(4000)}`,
    'no address',
    '',
  ),
  fc.webUrl(),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  fc.record({ kind: fc.constantFrom('bold', 'italic', 'code'), text }),
  fc.record({ kind: fc.constant('link'), text, url }),
  fc.record({
    kind: fc.constant('time'),
    at: fc.oneof(fc.double(), fc.constantFrom(1_741_680_000_000, -1, 0)),
    text,
  }),
  fc.record({ kind: fc.constant('place'), place: fc.constantFrom('slack:T1/C1', 'slack:T1/D1', 'x'), text }),
  fc.record({ kind: fc.constant('command'), line: text }),
  fc.record({ kind: fc.constant('person'), person: fc.constantFrom('slack:T1/U1', 'discord:1/2'), text }),
);

const line = fc.array(inline, { maxLength: 8 });
const press = fc.record({
  command: fc.constantFrom('keep', 'show'),
  values: fc.array(fc.string({ maxLength: 6 }), { maxLength: 2 }),
});
const button = fc.oneof(
  fc.record({ label: text, press, primary: fc.boolean() }),
  fc.record({ label: text, url }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text, aside: text }),
  fc.record({ kind: fc.constant('text'), line }),
  fc.record({ kind: fc.constant('small'), line }),
  fc.record({
    kind: fc.constant('list'),
    items: fc.array(line, { maxLength: 40 }),
    start: fc.nat(2000),
  }),
  fc.record(
    { kind: fc.constant('card'), title: text, url, lines: fc.array(line, { maxLength: 6 }), imageUrl: url },
    { requiredKeys: ['kind', 'title', 'url', 'lines'] },
  ),
  fc.record({ kind: fc.constant('code'), text }),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 40 }) }),
  fc.record({
    kind: fc.constant('choice'),
    placeholder: text,
    press,
    options: fc.array(fc.record({ label: text, value: fc.string({ maxLength: 90 }) }), { maxLength: 25 }),
  }),
);

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: text,
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.array(block, { maxLength: 8 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 20, maxLength: 90 }) },
  ),
});
