// A list to paste into notes, an issue or a wiki.
import { arxivUrl } from '../domain/paper-id.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, dateText, doiOf, doiUrl, versioned } from './facts.ts';
import { exportFormat } from './format.ts';
import { namesOf, nameText } from './name.ts';

/** So many authors are named; a list of 3,000 nobody reads. */
const AUTHORS = 10;

export const markdown = exportFormat({
  name: 'markdown',
  aliases: ['md', 'list'],
  extension: 'md',
  mimeType: 'text/markdown',
  about: 'a list for notes and wikis',
  holdsNotes: true,
  head: ({ title }) => `# ${escapedMarkdown(title)}\n\n`,
  entry: (one) => `${linesOf(one).join('\n')}\n`,
  between: '\n',
  tail: '',
});

function linesOf({ paper, note, tags }: ExportedPaper): string[] {
  const facts = [
    authorLine(paper.authors),
    dateText(dateParts(paper)),
    `arXiv:${versioned(paper)}`,
    `[doi](<${doiUrl(doiOf(paper))}>)`,
    paper.withdrawn ? 'withdrawn' : '',
    tags.map((tag) => `#${escapedMarkdown(tag)}`).join(' '),
  ];
  return [
    `- **[${escapedMarkdown(paper.shownTitle)}](${arxivUrl(paper.id)})**\\`,
    `  ${facts.filter(Boolean).join(' · ')}`,
    ...(note === null ? [] : ['', ...quoted(note)]),
  ];
}

/** Line ends stay; the last of a paragraph has none to keep. */
const quoted = (note: string): string[] =>
  note.split('\n').map((line, at, lines) => {
    const breaks = line !== '' && (lines[at + 1] ?? '') !== '';
    return `  > ${escapedMarkdown(line)}${breaks ? '\\' : ''}`.trimEnd();
  });

function authorLine(authors: readonly string[]): string {
  const names = namesOf(authors).map(nameText);
  const shown = escapedMarkdown(names.slice(0, AUTHORS).join(', '));
  const more = names.length - AUTHORS;
  return more > 0 ? `${shown} and ${more.toLocaleString('en')} more` : shown;
}

/** One line of text that Markdown, GitHub's `@name` and `$…$` included, shows as it is. */
function escapedMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~$&!^]/g, '\\$&')
    .replace(/\](?=\()/g, ']\\')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
    .replace(/(?<!\w)@(?=\w)/g, '@\u2060')
    .replace(
      /(https?|ftp|mailto)(:)|\b(www)(\.)/gi,
      (_, scheme, colon, www, dot) => `${scheme ?? www}\\${colon ?? dot}`,
    );
}
