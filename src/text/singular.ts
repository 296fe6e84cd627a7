// Plurals to their singular, and nothing more. A stemmer that goes further finds what nobody asked for: Porter's makes
// `gener` of generative, generation, general and generic (docs/decisions/0004-words-of-our-own.md).

/** Plurals of our subject that no rule finds, and words that only look like a plural. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    'analyses analysis, axes axis, bases basis, biases bias, buses bus, caches cache, canvases canvas, cookies cookie',
    'corpora corpus, corpuses corpus, crises crisis, criteria criterion, diagnoses diagnosis, foci focus, focuses focus',
    'gases gas, hypotheses hypothesis, indices index, indexes index, lenses lens, matrices matrix, movies movie',
    'niches niche, phenomena phenomenon, prognoses prognosis, quizzes quiz, radii radius, stimuli stimulus',
    'series series, species species, syntheses synthesis, theses thesis, vertices vertex, viruses virus',
    'statuses status, aliases alias, atlases atlas, leaves leaf, halves half, lives life, shelves shelf',
    'bias bias, alias alias, canvas canvas, atlas atlas, pandas pandas, chaos chaos, lens lens, news news, does does',
    'goes goes, james james, always always, towards towards, besides besides, https https, mathematics mathematics',
    'physics physics, robotics robotics, cpus cpu, gpus gpu, npus npu, tpus tpu, imus imu, menus menu, wsis wsi',
    'ads ad, fms fm, kgs kg, lms lm, nns nn, vms vm',
  ]
    .join(', ')
    .split(', ')
    .map((pair) => {
      const [plural = '', one = ''] = pair.split(' ');
      return [plural, one] as const;
    }),
);

/** The singular of an English plural in small letters; any other word as it is. Short words (`gps`) stay. */
export function singular(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (last !== S && last !== A && last !== I) return word;
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  return last === S && word.length > 3 ? byRule(word) : word;
}

const [S, A, I] = [0x73, 0x61, 0x69];

function byRule(word: string): string {
  if (/(?:ss|us|sis|xis)$/.test(word)) return word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}
