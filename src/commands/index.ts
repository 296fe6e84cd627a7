// Everything a person can ask. To add a command, add it here.
import { bookmarks } from './bookmarks.ts';
import { change, save } from './change.ts';
import type { Command } from './command.ts';
import { date } from './date.ts';
import { digest, preview } from './digest.ts';
import { emoji } from './emoji.ts';
import { exportPapers } from './export.ts';
import { follow, follows, unfollow } from './follow.ts';
import { foryou, notForMe } from './foryou.ts';
import { further } from './further.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { importPapers, undo } from './import.ts';
import { join, unjoin } from './join.ts';
import { jot, jotted } from './jot.ts';
import { drop, keep } from './keep.ts';
import { keepAll } from './keep-all.ts';
import { mark, note, tag } from './note.ts';
import { forgetMe, myData } from './own-data.ts';
import { pick, picks } from './pick.ts';
import { endPollNow, startPollNow, vote } from './poll.ts';
import { privacy } from './privacy.ts';
import { random } from './random.ts';
import { reopen } from './reopen.ts';
import { rights } from './rights.ts';
import { rising } from './rising.ts';
import { search } from './search.ts';
import { share } from './share.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { month, week } from './span.ts';
import { status } from './status.ts';
import { submissions } from './submissions.ts';
import { submit, unsubmit } from './submit.ts';
import { subscribe } from './subscribe.ts';
import { pause, resume, subscriptions, unsubscribe } from './subscriptions.ts';
import { today } from './today.ts';
import { top } from './top.ts';
import { trending } from './trending.ts';
import { set, tune } from './tune.ts';
import { yesterday } from './yesterday.ts';
import { zone } from './zone.ts';

export const commands: readonly Command[] = [
  today,
  yesterday,
  date,
  week,
  month,
  trending,
  rising,
  random,
  show,
  similar,
  search,
  keep,
  drop,
  note,
  tag,
  mark,
  bookmarks,
  home,
  top,
  foryou,
  exportPapers,
  importPapers,
  privacy,
  join,
  unjoin,
  myData,
  forgetMe,
  submit,
  submissions,
  unsubmit,
  pick,
  picks,
  startPollNow,
  vote,
  endPollNow,
  follow,
  follows,
  unfollow,
  zone,
  subscribe,
  subscriptions,
  pause,
  resume,
  unsubscribe,
  digest,
  rights,
  emoji,
  status,
  help,
  share,
  further,
  notForMe,
  keepAll,
  preview,
  tune,
  set,
  change,
  save,
  jot,
  jotted,
  reopen,
  undo,
];
