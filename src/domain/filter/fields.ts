// The fields of the filter language, and the words that people know for them from elsewhere.
import type { DateField, NumberField, TextField } from './expression.ts';

export const TEXT_FIELDS: readonly Exclude<TextField, 'anywhere'>[] = [
  'title',
  'author',
  'org',
  'category',
  'submitter',
];
export const NUMBER_FIELDS: readonly NumberField[] = ['votes', 'stars'];
export const DATE_FIELDS: readonly DateField[] = ['after', 'before', 'during'];
export const HAS: readonly ('code' | 'project')[] = ['code', 'project'];

/** Every field's name. */
export const FIELDS: readonly string[] = [...TEXT_FIELDS, 'has', ...NUMBER_FIELDS, ...DATE_FIELDS];

const alike = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(table).flatMap(([ours, others]) =>
      others.split(' ').map((other) => [other, ours] as const),
    ),
  );

/** arXiv's, GitHub's, mail programs' and plain English names for our fields. */
export const OTHER_NAMES: ReadonlyMap<string, string> = alike({
  title: 'ti name intitle',
  author: 'au authors writer',
  org: 'organization organisation institution affiliation company lab university',
  category: 'cat categories subject topic primary',
  submitter: 'user submitted submittedby poster',
  votes: 'upvotes likes points score',
  stars: 'star',
  after: 'since from newer',
  before: 'until older',
  during: 'year month day date published',
  has: 'with is',
});

/** What people call code and a project page. */
export const OTHER_HAS: ReadonlyMap<string, string> = alike({
  code: 'github repo repository git implementation source',
  project: 'page website site demo homepage',
});
