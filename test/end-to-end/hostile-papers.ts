// Papers made up to ping, link, hide, turn around or break: every text field of one holds the same hostile words.
import type { LocalDay, WireEntry } from '../../playground/hugging-face/day.ts';
import { hoursOf } from '../../src/sources/hugging-face/hours.ts';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

/** Found by this word, and by its own number. */
export const COMMON_WORD = 'attention';

interface HostilePaper {
  readonly what: string;
  /** In all of its fields. */
  readonly text: string;
  /** How its title, abstract and summary read on the screen, where that is not the text itself. */
  readonly shown?: string;
  /** The same for names, in which no mathematics is looked for, where that is not `shown`. */
  readonly shownName?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const words = (text: string) => `${text} ${COMMON_WORD}`;

const TEXTS: readonly HostilePaper[] = [
  { what: 'Slack mentions', text: '<!channel> <!here> <!everyone> <@U1> <@U0ALICE> <#C1> <!subteam^S1>' },
  {
    what: 'Discord mentions',
    text: '@everyone @here <@123456789012345678> <@!900000000000000011> <@&900000000000000003> <#1234567890>',
  },
  {
    what: 'links with other words',
    text: '[x](http://evil.example) <http://evil.example|ok> <http://evil.example>',
  },
  { what: 'a label that breaks out', text: 'x](http://evil.example) [y and ](http://evil.example' },
  { what: 'styles', text: '*bold* _i_ ~s~ **two** __u__ ~~t~~ ||spoiler||' },
  { what: 'code', text: '`code` ``two`` ```fence```' },
  {
    what: 'a fence over lines',
    text: '```js\nalert(1)\n```',
    shown: '```js alert(1) ```',
  },
  { what: 'a quotation', text: '> quote >>> more' },
  { what: 'a heading', text: '# heading ## two' },
  { what: 'small print', text: '-# small' },
  { what: 'an item', text: '- item * other' },
  { what: 'a number', text: '1. one' },
  { what: 'emoji by name', text: ':bookmark: :skull: <:name:123456789012345678>' },
  {
    what: 'times and commands',
    text: '<t:0:R> <!date^0^{date}|x> </papers today:123456789012345678> <id:guide>',
    shown: '<t:0:R> <!date⁰ᵈᵃᵗᵉ|x> </papers today:123456789012345678> <id:guide>',
    shownName: '<t:0:R> <!date^0^{date}|x> </papers today:123456789012345678> <id:guide>',
  },
  { what: 'entities', text: '&lt;!channel&gt; &amp;lt; &#60;!here&#62;' },
  {
    what: 'turned around',
    text: 'safe \u202egnp.exe\u202c \u2066in\u2069 \u200frtl',
    shown: 'safe gnp.exe in rtl',
  },
  {
    what: 'not seen',
    text: 'zero\u200bwidth \ufeffmark soft\u00adhyphen',
    shown: 'zerowidth mark softhyphen',
  },
  { what: 'controls', text: 'bell\u0007 nul\u0000 escape\u001b[31m', shown: 'bell nul escape[31m' },
  { what: 'lone surrogates', text: 'half \ud83d letter \udd16 pair', shown: 'half letter pair' },
  { what: 'joined emoji', text: '👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇨🇭 1️⃣' },
  { what: 'a pile of marks', text: `e${'\u0301'.repeat(60)}nd`, shown: `\u00e9${'\u0301'.repeat(4)}nd` },
  {
    what: 'mathematics that makes a ping',
    text: '$<$!channel$>$ \\textless @U1\\textgreater{} \\href{http://evil.example}{ok}',
    shown: '<!channel> < @U1> ok (http://evil.example)',
    shownName: '$<$!channel$>$ \\textless @U1\\textgreater{} \\href{http://evil.example}{ok}',
  },
];

const LONG: readonly HostilePaper[] = [
  {
    what: 'long',
    text: `<!channel> ${'*long* @everyone '.repeat(57)}`.trim(),
    fields: {
      summary: '[x](http://evil.example) <@U1> *b* '.repeat(600),
      authors: Array.from({ length: 664 }, (_, index) => ({ name: `<@U${index}> *author*`, hidden: false })),
    },
  },
  { what: 'empty', text: '@here', fields: { summary: '', ai_summary: '', authors: [], organization: null } },
  {
    what: 'bad links',
    text: '<!channel|here>',
    fields: {
      projectPage: 'javascript:alert(1)',
      githubRepo: 'javascript:alert(1)//github.com/x',
      mediaUrls: ['https://evil.example/a.png', 'javascript:alert(1)'],
    },
  },
  {
    what: 'links that look like markup',
    text: '@everyone',
    fields: {
      projectPage: 'https://project.example/a|b>c(d)e[f]g*h*i_j_k',
      githubRepo: 'https://github.com/owner/repo>|<!channel>',
    },
  },
];

/** With their ids, and every form of their words ending in the common one. */
export const hostilePapers = [...TEXTS, ...LONG].map(({ what, text, fields, ...seen }, index) => {
  // How mathematics reads has tests of its own; here it may take `~` or quotes for TeX's.
  const shown = latexToUnicode(words(seen.shown ?? text));
  const shownName = words(seen.shownName ?? seen.shown ?? text);
  return {
    what,
    id: `2503.${String(index + 1).padStart(5, '0')}`,
    text: words(text),
    shown,
    shownName,
    fields,
    named: !fields?.authors,
  };
});

/** All of them in one list, the first with most votes, complete from the start. */
export function hostileDay(day: string): LocalDay {
  const { opensAt } = hoursOf(day);
  const entries = hostilePapers.map((paper, index) => ({
    listedAt: opensAt,
    readings: [{ at: opensAt, entry: entryOf(paper, 100 - index) }],
  }));
  return { day, entries };
}

function entryOf({ id, text, fields }: (typeof hostilePapers)[number], upvotes: number): WireEntry {
  const paper = {
    id,
    title: text,
    summary: text,
    ai_summary: text,
    ai_keywords: [text],
    authors: [{ name: text, hidden: false }],
    organization: { name: 'paperboy', fullname: text },
    publishedAt: '2025-03-10T00:00:00.000Z',
    upvotes,
    ...fields,
  };
  return { paper, title: text, summary: text, submittedBy: { name: text }, numComments: 1 };
}
