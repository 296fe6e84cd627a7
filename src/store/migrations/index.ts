// Every version of the database, oldest first. Only ever appended to: what has run somewhere stays as it is.
import { start } from './0001-start.ts';
import { search } from './0002-search.ts';
import { arxiv } from './0003-arxiv.ts';
import { similar } from './0004-similar.ts';
import { library } from './0005-library.ts';
import { drafts } from './0006-drafts.ts';
import { emoji } from './0007-emoji.ts';
import { team } from './0008-team.ts';
import { wantedCategories } from './0011-wanted-categories.ts';
import { imports } from './0012-imports.ts';
import { removals } from './0013-removals.ts';
import { joined } from './0014-joined.ts';
import { notices } from './0016-notices.ts';
import { carried } from './0021-carried.ts';
import { editionCategories } from './0022-edition-categories.ts';
import { posted } from './0023-posted.ts';
import { lanes } from './0024-lanes.ts';

/** By name; names are in the order of their ages. */
export const MIGRATIONS = {
  '0001-start': start,
  '0002-search': search,
  '0003-arxiv': arxiv,
  '0004-similar': similar,
  '0005-library': library,
  '0006-drafts': drafts,
  '0007-emoji': emoji,
  '0008-team': team,
  '0011-wanted-categories': wantedCategories,
  '0012-imports': imports,
  '0013-removals': removals,
  '0014-joined': joined,
  '0016-notices': notices,
  '0021-carried': carried,
  '0022-edition-categories': editionCategories,
  '0023-posted': posted,
  '0024-lanes': lanes,
};
