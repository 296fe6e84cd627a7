// Slack's escaped lines, back to what was typed.
import { expect, test } from 'vitest';
import { readTyped } from '../../../adapters/slack/typed.ts';

test.each([
  ['search votes&gt;=20 &amp; more', 'search votes>=20 & more'],
  ['note 3 a &amp;lt; b', 'note 3 a &lt; b'],
  ['show <https://arxiv.org/abs/2403.03950>', 'show https://arxiv.org/abs/2403.03950'],
  ['show <http://arxiv.org/abs/2403.03950|arxiv.org/abs/2403.03950>', 'show arxiv.org/abs/2403.03950'],
  ['show <https://a.example/?x=1&amp;y=2>', 'show https://a.example/?x=1&y=2'],
  ['show <https://arxiv.org/abs/2403.03950|this one>', 'show https://arxiv.org/abs/2403.03950'],
  ['note 3 ask <mailto:ada@example.org|ada@example.org>', 'note 3 ask ada@example.org'],
  ['note 3 for <#C1|papers> and <#C2>', 'note 3 for #papers and #C2'],
  ['note 3 <!here> <!channel|channel> <!subteam^S1|@readers>', 'note 3 @here @channel @readers'],
  ['search &lt;think&gt; <think>', 'search <think> <think>'],
])('%s', (escaped, text) => {
  expect(readTyped(escaped, 'T1')).toEqual({ text });
});

test.each([
  ['<@U1|bob> diffusion', '@bob diffusion', { '@bob': 'slack:T1/U1' }],
  ['by:<@U1>', 'by:@U1', { '@U1': 'slack:T1/U1' }],
  ['<@W1|Bob M. Smith>', '@Bob.M..Smith', { '@Bob.M..Smith': 'slack:T1/W1' }],
  ['<@U1|bob> <@U1|bob> <@U2|bob>', '@bob @bob @U2', { '@bob': 'slack:T1/U1', '@U2': 'slack:T1/U2' }],
])('%s names people', (escaped, text, people) => {
  expect(readTyped(escaped, 'T1')).toEqual({ text, people: new Map(Object.entries(people)) });
});
