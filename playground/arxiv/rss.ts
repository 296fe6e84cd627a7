// GET /rss/{category}+{category}: what was announced on a day. Rebuilt at midnight in New York, empty on weekends.
// https://info.arxiv.org/help/rss_specifications.html
import { Temporal } from 'temporal-polyfill';
import { isWeekend } from '../../src/domain/calendar.ts';
import type { Day } from '../../src/domain/edition.ts';
import { type LocalPaper, xml } from './paper.ts';

/** https://arxiv.org/category_taxonomy */
const ARCHIVES =
  /^(?:astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|nlin|nucl-(?:ex|th)|physics|q-bio|q-fin|quant-ph|stat)(?:\.[A-Za-z-]{2,})?$/;

/** The day of the feed that stands at an instant. */
export function feedDay(now: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('America/New_York')
    .toPlainDate()
    .toString();
}

export function rssFeed(categories: readonly string[], papers: readonly LocalPaper[], day: Day): string {
  const known = categories.every((category) => ARCHIVES.test(category));
  const name = categories.join('+');
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime('America/New_York');
  const published = rfc822(midnight);
  const items =
    known && !isWeekend(day) ? papers.flatMap((paper) => item(paper, categories, day, published)) : [];
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>${known ? `${xml(name)} updates on arXiv.org` : `Feed error for query "${xml(name)}"`}</title>
    <link>http://rss.arxiv.org/rss/${xml(name)}</link>
    <description>${xml(name)} updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/${xml(name)}" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>${rfc822(midnight.withTimeZone('UTC').add({ seconds: 13 }))}</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>${published}</pubDate>
    <skipDays>
      <day>Sunday</day>
      <day>Saturday</day>
    </skipDays>
${items.join('')}  </channel>
</rss>
`;
}

function item(paper: LocalPaper, categories: readonly string[], day: Day, published: string): string[] {
  const announced = paper.announced ?? [];
  const index = announced.findIndex((one) => one.day === day);
  const kind = announced[index]?.kind;
  const [primary = ''] = paper.categories;
  if (kind === undefined || !paper.categories.some((one) => categories.includes(one))) return [];
  const isHome = categories.includes(primary);
  const type = isHome ? kind : kind === 'new' ? 'cross' : 'replace-cross';
  // The last announcement is of the version there is now.
  const version = paper.version - (announced.length - 1 - index);
  return [
    `    <item>
      <title>${xml(paper.title)}</title>
      <link>https://arxiv.org/abs/${paper.id}</link>
      <description>arXiv:${paper.id}v${version} Announce Type: ${type} 
Abstract: ${xml(paper.abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${paper.id}v${version}</guid>
${paper.categories.map((category) => `      <category>${xml(category)}</category>\n`).join('')}      <pubDate>${published}</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:creator>${xml(paper.authors.join(', '))}</dc:creator>
    </item>
`,
  ];
}

// `Thu, 13 Aug 2026 00:00:00 -0400`
function rfc822(at: Temporal.ZonedDateTime): string {
  const words = at.toLocaleString('en-GB', {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
  });
  const [weekday = '', date = '', month = '', year = ''] = words.split(/,?\s+/);
  const time = at.toPlainTime().toString({ smallestUnit: 'second' });
  return `${weekday}, ${date} ${month.slice(0, 3)} ${year} ${time} ${at.offset.replace(':', '')}`;
}
