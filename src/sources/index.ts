// The list of all sources. A new one is a folder beside this file and a line here.
import type { Config } from '../config.ts';
import { knownCategory } from '../domain/arxiv-categories.ts';
import type { Outside } from '../net/fetch.ts';
import type { Database } from '../store/database.ts';
import { sharedPace, sharedRest } from '../store/paces.ts';
import { wantedCategories } from '../store/subscriptions.ts';
import { createArxiv } from './arxiv/index.ts';
import { createHuggingFace } from './hugging-face/index.ts';
import type { Source } from './source.ts';

interface Shared extends Outside {
  /** arXiv's pace and rests are kept here, for all processes that share it. */
  readonly db: Database;
  /** Names this process. */
  readonly holder: string;
}

/** One request every three seconds on one connection: https://info.arxiv.org/help/api/tou.html */
const ARXIV_GAP = 3_000;

/** In the order in which they are asked for a paper that is not stored. */
export function createSources(
  { huggingFaceUrl, arxivUrl, contact }: Pick<Config, 'huggingFaceUrl' | 'arxivUrl' | 'contact'>,
  { db, holder, clock, chance }: Shared,
): readonly [Source, ...Source[]] {
  return [
    createHuggingFace({ clock, chance, contact, baseUrl: huggingFaceUrl }),
    createArxiv({
      clock,
      chance,
      contact,
      pace: sharedPace(db, { name: 'arxiv', gapMs: ARXIV_GAP, clock, holder }),
      restMemory: sharedRest(db, 'arxiv'),
      // One that arXiv has not, from when anything could be asked for, would make the feed of all of them an error.
      wanted: async () => (await wantedCategories(db)).filter((one) => knownCategory(one) === one),
      ...(arxivUrl === null ? {} : { baseUrl: arxivUrl }),
    }),
  ];
}
