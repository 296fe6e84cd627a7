// RIS, which Zotero, EndNote and Mendeley read: a tag, two blanks, a dash and a blank on each line.
// https://en.wikipedia.org/wiki/RIS_(file_format)
import { arxivUrl, pdfUrl } from '../domain/paper-id.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, doiOf, two, versioned } from './facts.ts';
import { exportFormat } from './format.ts';
import { keyOf } from './key.ts';
import { type Name, namesOf } from './name.ts';

export const ris = exportFormat({
  name: 'ris',
  aliases: ['endnote', 'mendeley', 'zotero'],
  extension: 'ris',
  mimeType: 'application/x-research-info-systems',
  about: 'for Zotero, EndNote, Mendeley',
  holdsNotes: true,
  head: () => '',
  entry: (one) => `${linesOf(one).join('\r\n')}\r\n`,
  between: '\r\n',
  tail: '',
});

function linesOf({ paper, note, tags }: ExportedPaper): string[] {
  const parts = dateParts(paper);
  const [year = 0, month, day] = parts;
  const date = [String(year), month ? two(month) : '', day ? two(day) : '', ''].join('/');
  return [
    tag('TY', 'UNPB'),
    tag('ID', keyOf(paper)),
    tag('TI', paper.shownTitle),
    ...namesOf(paper.authors).map((name) => tag('AU', author(name))),
    tag('PY', String(year)),
    tag('DA', date),
    tag('PB', 'arXiv'),
    tag('AN', `arXiv:${versioned(paper)}`),
    tag('DO', doiOf(paper)),
    tag('UR', arxivUrl(paper.id)),
    tag('L1', pdfUrl(paper.id)),
    ...some('AB', paper.shownAbstract),
    ...some('N1', paper.withdrawn ? 'Withdrawn' : null),
    ...some('N1', paper.journalRef),
    ...some('N1', note),
    ...tags.map((one) => tag('KW', one)),
    tag('ER', ''),
  ];
}

const tag = (name: string, text: string): string => `${name}  - ${text.replaceAll('\n', ' ')}`;
const some = (name: string, text: string | null): string[] => (text ? [tag(name, text)] : []);

// A comma parts family name, given names and suffix, and nothing can protect one.
function author(name: Name): string {
  if (name.kind === 'whole') return name.text.replace(/\s*,\s*/g, ' ');
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}
