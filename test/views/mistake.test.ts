import { expect, test } from 'vitest';
import { plainText } from '../../src/chat/plain-text.ts';
import { UserError } from '../../src/domain/errors.ts';
import { mistakeMessage } from '../../src/views/mistake.ts';

const read = (message: string, ...examples: string[]): string =>
  plainText(mistakeMessage(new UserError(message, examples)), '/papers');

test('a mistake is followed by what to type instead', () => {
  expect(read('"25:00" is no time of day.', 'subscribe at 09:00 Europe/Zurich')).toBe(
    '"25:00" is no time of day. For example: /papers subscribe at 09:00 Europe/Zurich',
  );
});

test('what was probably meant follows its question', () => {
  expect(read('I don\'t know "serach". Did you mean:', 'search diffusion')).toBe(
    'I don\'t know "serach". Did you mean: /papers search diffusion',
  );
});

test('each further example has a line of its own', () => {
  expect(read('"3/11" can be either. Did you mean:', 'date 3 November', 'date 11 March')).toBe(
    '"3/11" can be either. Did you mean: /papers date 3 November\nor: /papers date 11 March',
  );
});

test('a mistake without an example is said all the same', () => {
  expect(read('No digest comes here.')).toBe('No digest comes here.');
});

test('a mistake inside a line is shown with a caret under it, and then what to type', () => {
  const error = new UserError('I know no field "auther".', ['search author:lecun', 'search "auther:lecun"'], {
    shown: 'auther:lecun\n^^^^^^^',
  });
  expect(plainText(mistakeMessage(error), '/papers')).toBe(
    'I know no field "auther".\n\nauther:lecun\n^^^^^^^\n\n' +
      'Try: /papers search author:lecun\nor: /papers search "auther:lecun"',
  );
});

test('where there are several to choose from, each has a line with what to type for it', () => {
  const each = ['1  the list of the day', '2  what matches robots'];
  const error = new UserError('Which of the 2?', ['pause 1', 'pause 2'], { each });
  expect(plainText(mistakeMessage(error), '/papers')).toBe(
    'Which of the 2?\n1  the list of the day: /papers pause 1\n2  what matches robots: /papers pause 2',
  );
});
