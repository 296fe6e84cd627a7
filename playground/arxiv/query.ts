// GET /api/query: papers by id, searches, and what the real one refuses. Takes the parameters that Paperboy sends and
// no others. https://info.arxiv.org/help/api/user-manual.html
import { parsePaperId } from '../../src/domain/paper-id.ts';
import { atomFeed, errorFeed } from './atom.ts';
import type { LocalPaper } from './paper.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

const PARAMETERS = ['id_list', 'search_query', 'start', 'max_results'];
const MOST_RESULTS = 2_000;

/** A wish that the real arXiv would refuse too, or that this one cannot fulfil. */
class Refusal extends Error {}

export function query(url: URL, papers: readonly LocalPaper[], now: number): Reply {
  try {
    return { status: 200, body: answer(url, papers, now) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 400, body: errorFeed(error.message, now) };
  }
}

function answer({ pathname, search, searchParams }: URL, papers: readonly LocalPaper[], now: number): string {
  const odd = [...searchParams.keys()].find((name) => !PARAMETERS.includes(name));
  if (odd !== undefined) throw new Refusal(`unknown parameter ${odd}`);
  const start = wholeNumber('start', searchParams.get('start'), 0);
  const perPage = wholeNumber('max_results', searchParams.get('max_results'), 10);
  if (perPage > MOST_RESULTS) throw new Refusal(`max_results must be at most ${MOST_RESULTS}`);
  const ids = searchParams.get('id_list') ?? '';
  const words = searchParams.get('search_query') ?? '';
  const found = searched(byId(papers, ids), words);
  return atomFeed({
    title: `arXiv Query: search_query=${words}&id_list=${ids}&start=${start}&max_results=${perPage}`,
    self: pathname + search,
    now,
    total: found.length,
    start,
    perPage,
    papers: found.slice(start, start + perPage),
  });
}

function wholeNumber(name: string, typed: string | null, usual: number): number {
  if (typed === null) return usual;
  if (!/^\d{1,9}$/.test(typed)) throw new Refusal(`${name} must be an integer`);
  return Number(typed);
}

// Unknown ids are left out in silence.
function byId(papers: readonly LocalPaper[], list: string): readonly LocalPaper[] {
  if (list === '') return papers;
  return list.split(',').flatMap((typed) => {
    const id = parsePaperId(typed);
    if (id === null || !typed.startsWith(id)) throw new Refusal(`incorrect id format for ${typed}`);
    return papers.find((paper) => paper.id === id) ?? [];
  });
}

const TERM = /^(all|ti|abs|au|cat|co|jr|id):(?:"([^"]*)"|([^\s"():]+))$/;

/** Terms joined by AND, newest paper first where nothing else says how. */
function searched(papers: readonly LocalPaper[], words: string): readonly LocalPaper[] {
  if (words === '') return papers;
  const tests = words.split(' AND ').map((term) => {
    const [, field, phrase, word] = TERM.exec(term.trim()) ?? [];
    if (field === undefined) throw new Refusal(`search_query not understood at ${term}`);
    const wanted = (phrase ?? word ?? '').toLowerCase();
    return (paper: LocalPaper) => textsOf(paper, field).some((text) => holds(text, field, wanted));
  });
  return papers
    .filter((paper) => tests.every((test) => test(paper)))
    .toSorted((one, other) => (one.id < other.id ? 1 : -1));
}

const holds = (text: string, field: string, wanted: string): boolean =>
  field === 'cat' ? text.toLowerCase() === wanted : text.toLowerCase().includes(wanted);

function textsOf(paper: LocalPaper, field: string): readonly string[] {
  const { title, abstract, authors, categories, comment = '', journalRef = '', id } = paper;
  const fields: Readonly<Record<string, readonly string[]>> = {
    ti: [title],
    abs: [abstract],
    au: authors,
    cat: categories,
    co: [comment],
    jr: [journalRef],
    id: [id],
  };
  return fields[field] ?? Object.values(fields).flat();
}
