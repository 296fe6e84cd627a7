import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePaperId } from '../../src/domain/paper-id.ts';

test.each([
  ['2403.03950', '2403.03950'],
  ['1602.05990', '1602.05990'],
  ['0704.0001', '0704.0001'],
  ['1706.03762v7', '1706.03762'],
  ['arXiv:2401.12345', '2401.12345'],
  ['ARXIV: 2401.12345v2', '2401.12345'],
  ['hep-th/9711200', 'hep-th/9711200'],
  ['math.GT/0309136', 'math/0309136'],
  ['cs/0112017v1', 'cs/0112017'],
  ['https://arxiv.org/abs/2401.12345', '2401.12345'],
  ['http://www.arxiv.org/pdf/2401.12345v2.pdf', '2401.12345'],
  ['https://arxiv.org/pdf/hep-th/9711200v3', 'hep-th/9711200'],
  ['https://arxiv.org/html/2401.12345v1', '2401.12345'],
  ['https://arxiv.org/abs/2401.12345?context=cs', '2401.12345'],
  ['<https://arxiv.org/abs/2401.12345>', '2401.12345'],
  ['alphaxiv.org/abs/2401.12345', '2401.12345'],
  ['https://huggingface.co/papers/2401.12345', '2401.12345'],
  ['https://huggingface.co/papers/2401.12345#community', '2401.12345'],
  ['https://doi.org/10.48550/arXiv.2401.12345', '2401.12345'],
  ['  2401.12345  ', '2401.12345'],
])('%s is %s', (typed, id) => {
  expect(parsePaperId(typed)).toBe(id);
});

test.each([
  '',
  '3',
  '2413.00001',
  '2400.00001',
  '2401.123',
  '2401.123456',
  'https://evil.example/abs/2401.12345',
  'https://arxiv.org.evil.example/abs/2401.12345',
  'https://arxiv.org/list/cs.CL',
  'see 2401.12345',
  '2401.12345 and 2401.12346',
  'diffusion',
])('%j is no paper', (typed) => {
  expect(parsePaperId(typed)).toBeNull();
});

test('nothing that can be typed makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parsePaperId(typed)));
});
