// A name as arXiv has it, `Robert van der Berg Jr`, in the parts that bibliographies want. Wrong guesses must not lose
// letters: the parts in order always give the name.
import { latexToUnicode } from '../text/latex-to-unicode.ts';
import { foldLine } from '../text/plain-line.ts';

export interface PersonName {
  readonly kind: 'person';
  readonly given: string;
  /** `van der`, written small before the family name; empty where there is none. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.`, `III`; empty where there is none. */
  readonly suffix: string;
}

/** A collaboration, or a name that has no such parts or does not show them: kept as it is. */
export interface WholeName {
  readonly kind: 'whole';
  readonly text: string;
}

export type Name = PersonName | WholeName;

/** The authors; signs that stand for nobody are left out. */
export const namesOf = (authors: readonly string[]): Name[] =>
  authors.flatMap((author) => {
    const text = tidied(author);
    return text === '' ? [] : [nameOf(text)];
  });

/** The name as one reads it. */
export const nameText = (name: Name): string =>
  name.kind === 'whole'
    ? name.text
    : [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(' ');

// Lists typed by hand leave their ends in names: `and Huchuan Lu`, `Aakur\\`, `:`. Of 433,449 names 24 are such.
function tidied(author: string): string {
  const shown = /[\\~{}$]/.test(author)
    ? latexToUnicode(author.replace(/^\\\\|\\\\$/g, '')).replace(/[{}~]/g, ' ')
    : author;
  // The API parts `S.-M. Niemi` where it should not.
  const text = foldLine(shown)
    .replace(/^and\s+|\s+and$/gi, '')
    .replace(/(?<=\p{Lu}\.) -(?=\p{Lu}\.)/gu, '-');
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

const PARTICLES = new Set(
  `von van der den de het 't d' da das do dos di del della dello degli dei du des la le les los las ten ter te tot zu zum
   zur vom am af av bin bint ibn ben al el ul ur`.split(/\s+/),
);
// In capitals they belong to the family name, as arXiv's own lists have it: `Van Gool, Luc`; but `Yi Da Xu` is no such.
const CAPITAL_PARTICLE = /^(?:(?:Von|Van|Der|De|Del|Della|Vander) |(?:Den|Da|Di|Du|La|Le|Ter) \p{L}{4})/u;
// Vietnamese names have `Van` and `Le` in the middle too.
const VIETNAMESE =
  /(?:^| )(?:Nguyen|Nguyễn|Tran|Trần|Pham|Phạm|Hoang|Hoàng|Phan|Vu|Vũ|Vo|Võ|Dang|Đặng|Bui|Bùi|Ngo|Ngô|Duong|Dương|Huynh|Huỳnh|Truong|Trương|Dinh|Đinh|Trinh|Trịnh|Le|Lê|Do|Đỗ)$|^(?:Nguyen|Nguyễn|Tran|Trần|Pham|Phạm|Hoang|Hoàng|Huynh|Huỳnh|Le|Lê|Vu|Vũ|Bui|Bùi|Dang|Đặng) /;
const SUFFIX = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/;
const GROUP =
  /^(?:the|[Tt]eam|TEAM) |^The [A-Z]{2}| (?:[Tt]eams?|TEAM|[Cc]ollaborations?|[Cc]onsortium|[Cc]ommunity|[Gg]roup|Labs?|Laboratory|Institute|University|Hospital|Network|Initiative|Organi[sz]ation|Foundation|Trust|Partnership|Investigators|Authors|Contributors)$|[ -]AI$|[. ]ai$| of |(?:^| )AI /;
// Whose family name stands first.
const IN_ONE_SCRIPT = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}・·\s]+$/u;

function nameOf(text: string): Name {
  const words = text.replace(/,\s*(?=(?:Jr|Sr)\.?$|(?:II|III|IV)$)/, ' ').split(' ');
  if (isWhole(words.join(' '))) return { kind: 'whole', text };
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const start = familyStart(words);
  const small = words.slice(start, -1).findLastIndex(isSmall) + 1;
  const isParticle = isSmall(words[start] ?? '') && start < words.length - 1;
  const family = isParticle ? start + small : start;
  return {
    kind: 'person',
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, family).join(' '),
    family: words.slice(family).join(' '),
    suffix,
  };
}

const isSmall = (word: string): boolean => PARTICLES.has(word);

const isWhole = (text: string): boolean =>
  /[,&/()]|(?:^| )(?:and|others)(?: |$)/i.test(text) || GROUP.test(text) || IN_ONE_SCRIPT.test(text);

/** Where the family name or its particle begins; the first word is always a given name, where there are two. */
function familyStart(words: readonly string[]): number {
  const last = words.length - 1;
  const mayBeCapital = !VIETNAMESE.test(words.join(' '));
  const particle = words.findIndex(
    (word, at) =>
      at > 0 &&
      at < last &&
      (isSmall(word) || (mayBeCapital && CAPITAL_PARTICLE.test(`${word} ${words[at + 1]}`))),
  );
  if (particle > 0) return particle;
  // `Santiago Ramón y Cajal`
  return last >= 3 && words[last - 1] === 'y' ? last - 2 : last;
}
