// What was known of a paper and what is said of it anew, as one: what one leaves out never wipes what the other gave, and
// the more faithful text stays.
import { type Paper, TEXT_SOURCES } from '../domain/paper.ts';

/** `given` is the newer reading: what moves (votes, stars) is its own. To fill gaps from an older one, swap the two. */
export function mergedPaper(known: Paper, given: Paper): Paper {
  return {
    ...given,
    ...mergedText(known, given),
    publishedOn: finerDate(given.publishedOn, known.publishedOn),
    summary: given.summary ?? known.summary,
    keywords: given.keywords.length > 0 ? given.keywords : known.keywords,
    organization: given.organization ?? known.organization,
    code: given.code ? { ...given.code, stars: given.code.stars ?? known.code?.stars ?? null } : known.code,
    projectUrl: given.projectUrl ?? known.projectUrl,
    thumbnailUrl: given.thumbnailUrl ?? known.thumbnailUrl,
    submittedBy: given.submittedBy ?? known.submittedBy,
    votes: given.votes ?? known.votes,
    comments: given.comments ?? known.comments,
    withdrawn: given.withdrawn || known.withdrawn,
    version: given.version === null ? known.version : Math.max(given.version, known.version ?? 0),
    updatedOn: given.updatedOn ?? known.updatedOn,
    comment: given.comment ?? known.comment,
    doi: given.doi ?? known.doi,
    journalRef: given.journalRef ?? known.journalRef,
  };
}

const faithfulness = ({ textFrom }: Paper): number => TEXT_SOURCES.indexOf(textFrom);

// A new version of a paper has a new text, which the feed announces first: it stands until the API has given it in full.
function mergedText(
  known: Paper,
  given: Paper,
): Pick<Paper, 'title' | 'abstract' | 'authors' | 'categories' | 'textFrom'> {
  const isWorse = faithfulness(given) < faithfulness(known);
  const isNewText = known.version !== null && (given.version ?? 0) > known.version;
  const [text, older] = isWorse && !isNewText ? [known, given] : [given, known];
  const [better, other] = isWorse ? [known, given] : [given, known];
  return {
    textFrom: text.textFrom,
    title: text.title || older.title,
    abstract: text.abstract || older.abstract,
    authors: better.authors.length > 0 ? better.authors : other.authors,
    // arXiv's API names the primary one first.
    categories: better.categories.length > 0 ? better.categories : other.categories,
  };
}

// `2023-02-05` says more than `2023-02`.
const finerDate = (given: string | null, known: string | null): string | null =>
  (given?.length ?? 0) >= (known?.length ?? 0) ? given : known;
