// An Atom feed, for feed readers: made to be published, so it has no notes and no tags. https://www.rfc-editor.org/rfc/rfc4287
import type { ShownPaper } from '../domain/paper.ts';
import { arxivUrl, pdfUrl } from '../domain/paper-id.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, dateText, doiOf, doiUrl, instant, two } from './facts.ts';
import { exportFormat } from './format.ts';
import { namesOf, nameText } from './name.ts';

export const atom = exportFormat({
  name: 'atom',
  aliases: ['feed', 'rss', 'xml'],
  extension: 'atom',
  mimeType: 'application/atom+xml',
  about: 'for feed readers',
  holdsNotes: false,
  head: ({ title, now }) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${[
      element('id', `urn:paperboy:export:${encodeURIComponent(title.toWellFormed())}`),
      element('title', title || 'Papers'),
      element('updated', instant(now)),
      '<author><name>Paperboy</name></author>',
      '<generator>Paperboy</generator>',
    ].join('\n')}\n`,
  entry: (one, { now }) => `<entry>\n${linesOf(one, now).join('\n')}\n</entry>\n`,
  between: '',
  tail: '</feed>\n',
});

function linesOf({ paper, keptAt }: ExportedPaper, now: number): string[] {
  const { shownTitle, shownAbstract, id, updatedOn, categories } = paper;
  const published = midnight(dateText(dateParts(paper)));
  const updated = keptAt !== null ? instant(keptAt) : updatedOn === null ? published : midnight(updatedOn);
  return [
    element('id', arxivUrl(id)),
    element('title', shownTitle),
    element('updated', updated > instant(now) ? instant(now) : updated),
    element('published', published),
    ...namesOf(paper.authors).map((name) => `<author>${element('name', nameText(name))}</author>`),
    `<link rel="alternate" type="text/html" href="${escapedXml(arxivUrl(id))}"/>`,
    `<link rel="related" type="application/pdf" title="PDF" href="${escapedXml(pdfUrl(id))}"/>`,
    `<link rel="related" title="DOI" href="${escapedXml(doiUrl(doiOf(paper)))}"/>`,
    ...categories.map(
      (term) => `<category scheme="http://arxiv.org/schemas/atom" term="${escapedXml(term)}"/>`,
    ),
    ...(shownAbstract ? [element('summary', summaryOf(paper))] : []),
  ];
}

const summaryOf = ({ withdrawn, shownAbstract }: ShownPaper): string =>
  withdrawn ? `Withdrawn. ${shownAbstract}` : shownAbstract;

/** A day, or a month's first, as RFC 3339 has it. */
function midnight(date: string): string {
  const [year = '1991', month = 1, day = 1] = date
    .split('-')
    .map((part, at) => (at === 0 ? part : Number(part)));
  return `${year}-${two(Number(month))}-${two(Number(day))}T00:00:00Z`;
}

const element = (name: string, text: string): string => `<${name}>${escapedXml(text)}</${name}>`;

// What XML 1.0 cannot hold at all is dropped.
const escapedXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
