// Everything a person can ask. To add a command, add it here.
import { bookmarks } from './bookmarks.ts';
import type { Command } from './command.ts';
import { date } from './date.ts';
import { help } from './help.ts';
import { drop, keep } from './keep.ts';
import { search } from './search.ts';
import { share } from './share.ts';
import { show } from './show.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { today } from './today.ts';

export const commands: readonly Command[] = [
  today,
  date,
  show,
  search,
  bookmarks,
  subscribe,
  unsubscribe,
  help,
  keep,
  drop,
  share,
];
