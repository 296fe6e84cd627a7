// CSL-JSON, which pandoc, citeproc and Zotero read. https://docs.citationstyles.org/en/stable/specification.html
import { arxivUrl } from '../domain/paper-id.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, doiOf, instant } from './facts.ts';
import { exportFormat } from './format.ts';
import { keyOf } from './key.ts';
import { type Name, namesOf } from './name.ts';

export const csl = exportFormat({
  name: 'csl',
  aliases: ['csl-json', 'csljson', 'pandoc'],
  extension: 'csl.json',
  mimeType: 'application/vnd.citationstyles.csl+json',
  about: 'CSL-JSON, for pandoc and Zotero',
  holdsNotes: true,
  head: () => '[\n',
  entry: (one) => JSON.stringify(itemOf(one)),
  between: ',\n',
  tail: '\n]\n',
});

function itemOf({ paper, note, tags, keptAt }: ExportedPaper) {
  return {
    id: keyOf(paper),
    type: 'article',
    genre: 'preprint',
    title: paper.shownTitle,
    author: namesOf(paper.authors).map(author),
    issued: { 'date-parts': [dateParts(paper)] },
    publisher: 'arXiv',
    number: `arXiv:${paper.id}`,
    ...(paper.version === null ? {} : { version: String(paper.version) }),
    DOI: doiOf(paper),
    URL: arxivUrl(paper.id),
    ...(paper.shownAbstract ? { abstract: paper.shownAbstract } : {}),
    ...(paper.withdrawn ? { status: 'withdrawn' } : {}),
    ...(note === null ? {} : { note }),
    ...(tags.length === 0 ? {} : { keyword: tags.join(', ') }),
    ...(keptAt === null ? {} : { custom: { kept: instant(keptAt) } }),
  };
}

function author(name: Name): Readonly<Record<string, string>> {
  if (name.kind === 'whole') return { literal: name.text };
  const { given, particle, family, suffix } = name;
  return {
    family,
    ...(given ? { given } : {}),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...(suffix ? { suffix } : {}),
  };
}
