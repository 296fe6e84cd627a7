// One paper: as a post in a thread, as a line of a list, and whole.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { huggingFaceUrl, pdfUrl } from '../domain/paper-id.ts';
import { clip } from '../text/clip.ts';
import { tellingSentence } from '../text/first-sentence.ts';
import { paperDetails } from './paper-facts.ts';

const NAMED_AUTHORS = 3;
const SENTENCE_LENGTH = 280;
const LINE_TITLE_LENGTH = 110;

/** A post of its own that can be kept, discussed and reacted to; `because` says why it is here, line by line. */
export function paperPost(paper: ShownPaper, because: readonly string[] = []): Message {
  return {
    summary: `${paper.shownTitle}${byline(paper) ? ` · ${byline(paper)}` : ''}`,
    blocks: [
      card(paper, [byline(paper), aboutWhat(paper), ...because]),
      {
        kind: 'buttons',
        buttons: [keepButton(paper), { label: 'Abstract', press: show(paper) }, similarButton(paper)],
      },
    ],
  };
}

/** The parts of a filter by which a paper came, as a line; none without. */
export const matchedLine = (matched: readonly string[]): readonly string[] =>
  matched.length > 0 ? [`matched: ${matched.join(', ')}`] : [];

/** The whole of a paper: every author up to a screenful, the abstract, where it comes from. */
export function paperInFull(paper: ShownPaper, listed: readonly Day[], today: Day): Message {
  const blocks: Block[] = [card(paper, [authorNames(paper, 20)])];
  if (paper.shownAbstract) blocks.push({ kind: 'text', line: [paper.shownAbstract] });
  for (const line of paperDetails(paper, listed, today)) blocks.push({ kind: 'small', line });
  const share: Button = { label: 'Share here', press: { command: 'share', values: [paper.id] } };
  blocks.push({ kind: 'buttons', buttons: [keepButton(paper), similarButton(paper), share] });
  return { summary: paper.shownTitle, blocks };
}

/** `Stop Regressing: Training Value Functions …  ▲ 87`, the title linked. */
export function paperLine(paper: ShownPaper): Line {
  const title = clip(paper.shownTitle, LINE_TITLE_LENGTH);
  const link = { kind: 'link', text: title, url: huggingFaceUrl(paper.id) } as const;
  return paper.votes === null ? [link] : [link, '  ', votes(paper.votes)];
}

/** A name for menus. */
export const menuLabel = (paper: ShownPaper, position: number): string =>
  clip(`${position}  ${paper.shownTitle}`, 75);

function card(paper: ShownPaper, texts: readonly string[]): Block {
  const lines: Line[] = texts.filter((text) => text !== '').map((text) => [text]);
  return {
    kind: 'card',
    title: paper.shownTitle || paper.id,
    url: huggingFaceUrl(paper.id),
    lines: [...lines, facts(paper)],
    ...(paper.thumbnailUrl ? { imageUrl: paper.thumbnailUrl } : {}),
  };
}

// No line ends between a sign and its number.
const votes = (count: number): string => `▲\u00a0${count.toLocaleString('en')}`;

function byline(paper: ShownPaper): string {
  const names = authorNames(paper, NAMED_AUTHORS);
  return [names, paper.organization?.fullName ?? ''].filter((text) => text !== '').join(' · ');
}

function authorNames(paper: ShownPaper, most: number): string {
  const names = paper.authors.slice(0, most).join(', ');
  const others = paper.authors.length - most;
  return others > 0 ? `${names}\u00a0+${others.toLocaleString('en')}` : names;
}

const aboutWhat = (paper: ShownPaper): string =>
  paper.shownSummary
    ? clip(paper.shownSummary, SENTENCE_LENGTH)
    : tellingSentence(paper.shownAbstract, SENTENCE_LENGTH);

function facts(paper: ShownPaper): Line {
  const found: Line[] = [];
  if (paper.withdrawn) found.push([{ kind: 'bold', text: 'withdrawn' }]);
  if (paper.votes !== null) found.push([votes(paper.votes)]);
  if (paper.comments !== null) found.push([`💬\u00a0${paper.comments}`]);
  if (paper.code) found.push(codeFact(paper.code));
  if (paper.projectUrl) found.push([{ kind: 'link', text: 'project', url: paper.projectUrl }]);
  found.push([{ kind: 'link', text: '📄\u00a0PDF', url: pdfUrl(paper.id) }]);
  return found.flatMap((fact, index) => (index === 0 ? fact : ['   ', ...fact]));
}

function codeFact(code: NonNullable<ShownPaper['code']>): Line {
  const link = { kind: 'link', text: 'code', url: code.url } as const;
  return code.stars === null ? [link] : [`★\u00a0${code.stars.toLocaleString('en')}\u00a0`, link];
}

const show = (paper: ShownPaper) => ({ command: 'show', values: [paper.id] });
const keepButton = (paper: ShownPaper): Button => ({
  label: '🔖 Keep',
  press: { command: 'keep', values: [paper.id] },
  primary: true,
});
const similarButton = (paper: ShownPaper): Button => ({
  label: 'Similar',
  press: { command: 'similar', values: [paper.id] },
});
