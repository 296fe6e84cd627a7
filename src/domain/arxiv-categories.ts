// The categories that arXiv has: https://arxiv.org/category_taxonomy. One that it has not makes its feed for all wanted
// categories an error, so nobody may ask for one. The last new one came in 2020.

/** By archive, what stands after its full stop; an archive without is a category itself. */
const ARCHIVES: Readonly<Record<string, string>> = {
  cs: 'AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY',
  econ: 'EM GN TH',
  eess: 'AS IV SP SY',
  math: 'AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST',
  'astro-ph': 'CO EP GA HE IM SR',
  'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
  'gr-qc': '',
  'hep-ex': '',
  'hep-lat': '',
  'hep-ph': '',
  'hep-th': '',
  'math-ph': '',
  nlin: 'AO CD CG PS SI',
  'nucl-ex': '',
  'nucl-th': '',
  physics:
    'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
  'quant-ph': '',
  'q-bio': 'BM CB GN MN NC OT PE QM SC TO',
  'q-fin': 'CP EC GN MF PM PR RM ST TR',
  stat: 'AP CO ME ML OT TH',
};

export const CATEGORIES: readonly string[] = Object.entries(ARCHIVES).flatMap(([archive, parts]) =>
  parts === '' ? [archive] : parts.split(' ').map((part) => `${archive}.${part}`),
);

const BY_LOWER_CASE = new Map(CATEGORIES.map((category) => [category.toLowerCase(), category]));

/** A category as arXiv writes it, however it is typed: `cs.cl` is `cs.CL`; null where arXiv has none such. */
export const knownCategory = (typed: string): string | null => BY_LOWER_CASE.get(typed.toLowerCase()) ?? null;

/** Whether it can only be meant for one, there or not, by its archive: `cs.XY`, but not `self-play`. */
export const isSurelyCategory = (typed: string): boolean =>
  knownCategory(typed) !== null ||
  /^(?:cs|stat|math|eess|econ|physics|nlin|q-bio|q-fin|astro-ph|cond-mat)\.[a-z]+(?:-[a-z]+)*$/i.test(typed);
