// Answers of the query API in the form of 2026: links are https, the ids of entries still http, authors come last.
import { type LocalPaper, xml } from './paper.ts';

interface AtomFeed {
  readonly title: string;
  /** Path and query of the request. */
  readonly self: string;
  /** Epoch ms. */
  readonly now: number;
  readonly total: number;
  readonly start: number;
  readonly perPage: number;
  readonly papers: readonly LocalPaper[];
}

const OPENING = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">`;

export function atomFeed({ title, self, now, total, start, perPage, papers }: AtomFeed): string {
  return `${OPENING}
  <id>https://arxiv.org/api/${xml(Buffer.from(self).toString('base64url').slice(0, 27))}</id>
  <title>${xml(title)}</title>
  <updated>${seconds(now)}</updated>
  <link href="${xml(`https://arxiv.org${self}`)}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${perPage}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${papers.map(entry).join('')}</feed>
`;
}

/** The feed with one entry that says what was wrong: `incorrect id format for abc`. */
export function errorFeed(reason: string, now: number): string {
  const address = `https://arxiv.org/api/errors#${xml(reason.replaceAll(' ', '_'))}`;
  return `${OPENING}
  <id>https://arxiv.org/</id>
  <title>arXiv Search Results</title>
  <updated>${seconds(now)}</updated>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>${address}</id>
    <title>Error</title>
    <updated>${seconds(now)}</updated>
    <link href="${address}" rel="alternate" type="text/html"/>
    <summary>${xml(reason)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`;
}

function entry(paper: LocalPaper): string {
  const [primary] = paper.categories;
  const address = `arxiv.org/abs/${paper.id}v${paper.version}`;
  const lines = [
    `<id>http://${address}</id>`,
    `<title>${xml(paper.title)}</title>`,
    element('updated', paper.updated ?? paper.published),
    `<link href="https://${address}" rel="alternate" type="text/html"/>`,
    `<summary>${xml(paper.abstract)}</summary>`,
    ...paper.categories.map(
      (term) => `<category term="${xml(term)}" scheme="http://arxiv.org/schemas/atom"/>`,
    ),
    element('published', paper.published),
    element('arxiv:comment', paper.comment),
    element('arxiv:journal_ref', paper.journalRef),
    element('arxiv:doi', paper.doi),
    primary && `<arxiv:primary_category term="${xml(primary)}"/>`,
    ...paper.authors.map((name) => `<author><name>${xml(name)}</name></author>`),
  ];
  return `  <entry>\n${lines
    .filter(Boolean)
    .map((line) => `    ${line}\n`)
    .join('')}  </entry>\n`;
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${xml(text)}</${name}>`;
}

const seconds = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
