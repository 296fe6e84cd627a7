// Small feeds in arXiv's formats. The papers are ours: no real work is meant.

/** As since 2026: https, namespaces on the feed, elements in a new order. */
export function newFormat(entries: string, total = 1): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id><title>arXiv Query: x</title><updated>2026-08-13T14:20:43Z</updated>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  ${entries}
</feed>
`;
}

export const newEntry = `<entry>
  <id>http://arxiv.org/abs/2603.00001v2</id>
  <title>Pacing, and $\\alpha$ Ways to &lt;wait&gt;</title>
  <updated>2026-03-09T10:00:00Z</updated>
  <link href="https://arxiv.org/abs/2603.00001v2" rel="alternate" type="text/html"/>
  <summary>We wait. Then we ask.</summary>
  <category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
  <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  <published>2026-03-02T23:30:00Z</published>
  <arxiv:comment>4 pages</arxiv:comment>
  <arxiv:primary_category term="cs.CL"/>
  <author><name> The Waiting Collaboration</name></author>
  <author><name>Bob Bäcker</name></author>
</entry>`;

/** As until late 2025: text wrapped, namespaces on every element. */
export const oldFormat = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?x" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: x</title>
  <id>http://arxiv.org/api/x</id>
  <updated>2025-03-11T00:00:00-04:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/2603.00001v2</id>
    <updated>2026-03-09T06:00:00-04:00</updated>
    <published>2026-03-02T18:30:00-05:00</published>
    <title>Pacing, and $\\alpha$ Ways to
  &lt;wait&gt;</title>
    <summary>  We wait.
Then we ask.
</summary>
    <author><name>The Waiting Collaboration</name></author>
    <author><name>Bob Bäcker</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">4 pages</arxiv:comment>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>`;

export const errorEntry = (reason: string) => `<entry>
  <id>https://arxiv.org/api/errors#x</id><title>Error</title><updated>2026-08-14T00:41:35Z</updated>
  <summary>${reason}</summary><author><name>arXiv api core</name></author>
</entry>`;

export const entryOf = (id: string, { title = 'A Title', summary = 'Short.', comment = '' } = {}) => `<entry>
  <id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><summary>${summary}</summary>
  <published>2026-03-02T23:30:00Z</published><arxiv:comment>${comment}</arxiv:comment>
</entry>`;

export function rssFeed(items: string, title = 'cs.CL updates on arXiv.org'): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>${title}</title><link>http://rss.arxiv.org/rss/cs.CL</link><description>x</description>
    <lastBuildDate>Thu, 12 Mar 2026 04:00:13 +0000</lastBuildDate>
    <pubDate>Thu, 12 Mar 2026 00:00:00 -0400</pubDate>
    ${items}
  </channel>
</rss>`;
}

export const rssItem = (id: string, version: number, kind: string) => `<item>
  <title>On ${id}</title>
  <link>https://arxiv.org/abs/${id}</link>
  <description>arXiv:${id}v${version} Announce Type: ${kind}
Abstract: About $x_1$.</description>
  <guid isPermaLink="false">oai:arXiv.org:${id}v${version}</guid>
  <category>cs.CL</category><category>cs.AI</category>
  <pubDate>Thu, 12 Mar 2026 00:00:00 -0400</pubDate>
  <arxiv:announce_type>${kind}</arxiv:announce_type>
  <dc:creator>Alice Archer, Bob Bäcker</dc:creator>
</item>`;
