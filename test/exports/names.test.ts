import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf } from '../../src/exports/key.ts';
import { namesOf, nameText } from '../../src/exports/name.ts';
import { foldLine } from '../../src/text/plain-line.ts';

const parts = (author: string) =>
  namesOf([author]).map((name) =>
    name.kind === 'whole'
      ? `{${name.text}}`
      : [name.given, name.particle, name.family, name.suffix].join('|'),
  );

test.each([
  ['Łukasz Kaiser', 'Łukasz||Kaiser|'],
  ['Mihaela van der Schaar', 'Mihaela|van der|Schaar|'],
  ['Luc Van Gool', 'Luc||Van Gool|'],
  ['Fernando De la Torre', 'Fernando||De la Torre|'],
  ['Filipe de Avila Belbute Peres', 'Filipe|de|Avila Belbute Peres|'],
  ['Santiago Ramón y Cajal', 'Santiago||Ramón y Cajal|'],
  ['Tran Van Nam', 'Tran Van||Nam|'],
  ['Richard Yi Da Xu', 'Richard Yi Da||Xu|'],
  ['Sammy Davis, Jr.', 'Sammy||Davis|Jr.'],
  ['Henry Jones III', 'Henry||Jones|III'],
  ['bell hooks', 'bell||hooks|'],
  ['Plato', '||Plato|'],
  ['S. -M. Niemi', 'S.-M.||Niemi|'],
  ['Léo Andéol', 'Léo||Andéol|'],
  ['Qingyao Ai', 'Qingyao||Ai|'],
  ['The Anh Han', 'The Anh||Han|'],
  ['The ATLAS Collaboration', '{The ATLAS Collaboration}'],
  ['the TCV team', '{the TCV team}'],
  ['Inclusion AI', '{Inclusion AI}'],
  ['The Institute of Cancer Research', '{The Institute of Cancer Research}'],
  ['Donald Johann Jr. and Fred Prior', '{Donald Johann Jr. and Fred Prior}'],
  ['others', '{others}'],
  ['Smith, John', '{Smith, John}'],
  ['王 小明', '{王 小明}'],
  ['김철수', '{김철수}'],
])('%s is %s', (author, expected) => {
  expect(parts(author)).toEqual([expected]);
});

test('what a list typed by hand leaves in names goes, and signs that stand for nobody are no authors', () => {
  const authors = [
    'and Huchuan Lu',
    'Laurence Tianruo Yang and',
    'Aakur\\\\',
    'Eric~Granger',
    'Peter St\\"utz',
    ':',
  ];
  expect(namesOf(authors).map(nameText)).toEqual([
    'Huchuan Lu',
    'Laurence Tianruo Yang',
    'Aakur',
    'Eric Granger',
    'Peter Stütz',
  ]);
});

test('the parts of any name give all its words again', () => {
  const word = fc.constantFrom(
    'Anna',
    'van',
    'der',
    'Van',
    'Le',
    'Jr.',
    'III',
    'y',
    'de',
    "O'Neil",
    'Ng',
    'de-la',
    'X.',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
      expect(namesOf([words.join(' ')]).map(nameText)).toEqual([words.join(' ')]);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const name of namesOf([text])) expect(nameText(name)).toBe(foldLine(nameText(name)));
    }),
  );
});

test.each([
  ['2403.03950', ['Jesse Farebrother'], 'Stop Regressing', 'farebrother2024stop-2403.03950'],
  ['hep-th/9711200', ['J. M. Maldacena'], 'The large N limit', 'maldacena1997large-hep-th-9711200'],
  ['1706.03762', ['Łukasz Kaiser'], 'On the 3D Żółw', 'kaiser20173d-1706.03762'],
  ['2001.00001', ['王小明'], '注意', 'arxiv2020-2001.00001'],
  ['2001.00001', [], 'A', 'arxiv2020-2001.00001'],
  ['2001.00001', ['Mihaela van der Schaar'], 'Straße', 'vanderschaar2020strasse-2001.00001'],
  ['2001.00001', ['The ATLAS Collaboration'], 'Ångström', 'atlascollaboration2020angstrom-2001.00001'],
])('the key of %s by %s', (id, authors, shownTitle, expected) => {
  expect(keyOf({ id, authors, shownTitle })).toBe(expected);
});
