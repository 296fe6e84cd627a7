// Recorded answers of arXiv, played to whoever asks for the same.

/** What an address answered. */
export interface RecordedAnswer {
  readonly url: string;
  readonly status_code: number;
  readonly body: string;
}

/** The recorded answer to the same question, if there is one. A question is its ids, its words and its page. */
export function playRecorded(answers: readonly RecordedAnswer[], asked: URL): RecordedAnswer | undefined {
  const question = questionOf(asked);
  return answers.find(({ url }) => questionOf(new URL(url)) === question);
}

function questionOf({ pathname, searchParams }: URL): string {
  const words = (searchParams.get('search_query') ?? '').replace(/\ball:|"/g, '');
  const start = searchParams.get('start') ?? '0';
  // A page of one paper holds what a page of a hundred would.
  const size = words === '' ? '' : (searchParams.get('max_results') ?? '10');
  return [pathname, searchParams.get('id_list') ?? '', words, start, size].join(' ');
}
