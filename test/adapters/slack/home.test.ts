// The Home tab beyond the contract: whatever stands in it fits, and no two of its buttons are taken for one another.
import { expect, it } from 'vitest';
import { renderHome } from '../../../adapters/slack/home.ts';
import { readHomeOpened, readHomePress } from '../../../adapters/slack/requests.ts';
import { checkView } from '../../../playground/slack/blocks/check.ts';
import { huge, withButton, withHostileText } from '../../contracts/messages.ts';

it('any two messages fit into it, and every control has an action_id of its own', () => {
  for (const message of [huge, withHostileText]) {
    const view = renderHome([message, message], 'slack:T1', 'D1');
    expect(() => checkView({ ...view })).not.toThrow();
    const ids = view.blocks.flatMap((block) =>
      'elements' in block ? block.elements.flatMap((one) => ('action_id' in one ? one.action_id : [])) : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('a press in it is read with the place that the view carries', () => {
  const { private_metadata } = renderHome([withButton('Keep', ['1'])], 'slack:T1', 'D1');
  const body = {
    type: 'block_actions',
    user: { id: 'U1' },
    container: { type: 'view' },
    view: { type: 'home', private_metadata },
    actions: [{ type: 'button', action_id: 'press-1-0', value: 'keep|1' }],
  };
  expect(readHomePress(body)).toEqual({
    user: 'U1',
    channel: 'D1',
    press: { command: 'keep', values: ['1'] },
  });
  expect(readHomePress({ ...body, view: { type: 'modal', private_metadata } })).toBeNull();
  expect(readHomePress({ ...body, view: { type: 'home', private_metadata: '' } })).toBeNull();
  expect(readHomePress({ ...body, actions: [{ action_id: 'link-1-0' }] })).toBeNull();
});

it('only the Home tab is filled when it is opened', () => {
  const event = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };
  expect(readHomeOpened(event)).toEqual({ user: 'U1', channel: 'D1' });
  expect(readHomeOpened({ ...event, tab: 'messages' })).toBeNull();
});
