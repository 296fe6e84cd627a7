// The database's tables as Kysely knows them. Times are epoch ms, days are YYYY-MM-DD, lists are JSON text.
import type { Generated } from 'kysely';
import type { AnnounceKind, EditionState } from '../domain/edition.ts';
import type { TextSource } from '../domain/paper.ts';
import type { MarkKind } from '../domain/shelf.ts';
import type { ImportState } from '../domain/shelf-import.ts';
import type { Cadence, Freshness, Layout, Order } from '../domain/subscription.ts';

export interface Tables {
  papers: PaperTable;
  editions: EditionTable;
  listings: ListingTable;
  sources: SourceTable;
  posts: PostTable;
  post_papers: PostPaperTable;
  marks: MarkTable;
  notes: NoteTable;
  drafts: DraftTable;
  reactions: ReactionTable;
  own_emoji: OwnEmojiTable;
  people: PersonTable;
  subscriptions: SubscriptionTable;
  notices: NoticeTable;
  deliveries: DeliveryTable;
  delivery_parts: DeliveryPartTable;
  papers_to_index: PaperToIndexTable;
  paper_facts: PaperFactsTable;
  queries: QueryTable;
  samples: SampleTable;
  rankings: RankingTable;
  paces: PaceTable;
  workspaces: WorkspaceTable;
  removals: RemovalTable;
  joined: JoinedTable;
  join_codes: JoinCodeTable;
  submissions: SubmissionTable;
  polls: PollTable;
  poll_papers: PollPaperTable;
  poll_votes: PollVoteTable;
  imports: ImportTable;
  import_papers: ImportPaperTable;
  publications: PublicationTable;
}

export interface PaperTable {
  row: Generated<number>;
  id: string;
  title: string;
  abstract: string;
  /** How the title reads in a chat; null where that is the title itself. */
  title_shown: string | null;
  abstract_shown: string | null;
  authors: string;
  published_on: string | null;
  summary: string | null;
  summary_shown: string | null;
  keywords: string;
  categories: string;
  organization_name: string | null;
  organization_full_name: string | null;
  code_url: string | null;
  code_stars: number | null;
  code_added_by: 'user' | 'auto' | null;
  project_url: string | null;
  thumbnail_url: string | null;
  submitted_by: string | null;
  votes: number | null;
  comments: number | null;
  withdrawn: number;
  updated_at: number;
  text_from: Generated<TextSource>;
  version: number | null;
  updated_on: string | null;
  comment: string | null;
  doi: string | null;
  journal_ref: string | null;
  /** When arXiv was last asked for its text; null: never. */
  enriched_at: number | null;
}

interface EditionTable {
  source: string;
  day: string;
  state: EditionState;
  as_of: number;
  /** Since when every read has given the same number of papers. */
  steady_since: number;
  /** For which it was read; JSON text, null where the source has none or that was not noted yet. */
  categories: string | null;
}

interface ListingTable {
  source: string;
  day: string;
  paper_id: string;
  votes: number | null;
  first_seen_at: number;
  /** How arXiv announced it; null where the source makes no difference. */
  kind: AnnounceKind | null;
}

interface SourceTable {
  name: string;
  last_success_at: number | null;
  failing_since: number | null;
  failures: number;
  last_error: string | null;
  next_try_at: number;
}

interface PostTable {
  message: string;
  workspace: string;
  place: string;
  posted_at: number;
}

interface PostPaperTable {
  message: string;
  /** From 1, as numbered on the post. */
  position: number;
  paper_id: string;
}

interface MarkTable {
  workspace: string;
  person: string;
  paper_id: string;
  kind: MarkKind;
  /** Where it was made; null where that is not known. */
  place: string | null;
  at: number;
}

interface NoteTable {
  workspace: string;
  person: string;
  paper_id: string;
  note: string;
  /** JSON text. */
  tags: string;
}

interface ReactionTable {
  message: string;
  person: string;
  emoji: string;
  added: number;
  at: number;
}

interface OwnEmojiTable {
  workspace: string;
  kind: MarkKind;
  emoji: string;
}

interface PersonTable {
  person: string;
  workspace: string;
  zone: string | null;
  /** The list this person saw last in a place, as paper ids: what "show 3" means. */
  last_list: string;
  last_list_at: number;
  /** Kept off the shelves that others see. */
  private: Generated<number>;
}

export interface SubscriptionTable {
  id: Generated<number>;
  workspace: string;
  place: string;
  /** What people call it in its place, from 1. */
  number: number;
  made_by: string;
  personal: number;
  cadence: Cadence;
  time: string;
  zone: string;
  top: number;
  /** The name of the source whose lists it wants. */
  source: string;
  /** Of arXiv; JSON text, empty for other sources. */
  categories: string;
  filter: string;
  layout: Layout;
  freshness: Freshness;
  ordered_by: Generated<Order>;
  state: 'active' | 'paused' | 'ended';
  reason: string | null;
  next_due_at: number;
  created_at: number;
}

export interface NoticeTable {
  key: Generated<string>;
  workspace: string;
  /** Who is told. */
  person: string;
  subscription_id: number;
  /** It comes no more; one digest of it is missing, or not whole. */
  kind: 'stopped' | 'missing' | 'not whole';
  reason: string;
  /** When it went wrong. */
  at: number;
  not_before: Generated<number>;
  attempts: Generated<number>;
  /** Since when it may have been told; null: surely not yet. */
  tried_at: number | null;
}

export interface DeliveryTable {
  key: string;
  subscription_id: number;
  /** The local date of the place it is for; one of each kind for each. */
  local_day: string;
  /** `final` completes the digest `follows` when its list has closed; `now` was asked for by a person. */
  kind: 'digest' | 'final' | 'now';
  follows: string | null;
  /** `carried`: its papers are in the message of the digest `follows`, and it ends as that one does. */
  state: 'planned' | 'carried' | 'sending' | 'sent' | 'skipped' | 'failed';
  /** Why it waits, was skipped or failed. */
  reason: string | null;
  source: string | null;
  /** The days of the lists it shows, newest first; JSON text. */
  days: string;
  holder: string | null;
  lease_until: number;
  attempts: number;
  not_before: number;
  /** When people expected it. */
  due_at: number;
  deadline: number;
  planned_at: number;
  settled_at: number | null;
  /** Where it goes: `slack`. */
  platform: string;
}

export interface DeliveryPartTable {
  key: string;
  /** 0 is the header, papers count from 1. */
  position: number;
  /** `edit` replaces the header that stands already; a paper that is `named` has no post of its own. */
  kind: 'header' | 'paper' | 'edit' | 'named';
  paper_id: string | null;
  state: 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed';
  attempts: number;
  tried_at: number | null;
  sent_at: number | null;
  message: string | null;
  /** What brought the paper here, beside its list; JSON text of a PartWhy. */
  why: string | null;
  /** What the paper had when the digest was composed; null where it had none, or before this was noted. */
  votes: number | null;
}

/** A paper whose words are not in the index `paper_words` yet; triggers put it here. */
interface PaperToIndexTable {
  row: number;
}

/** What filters compare and orders go by, in few bytes for each paper; kept by triggers. */
interface PaperFactsTable {
  row: number;
  votes: number | null;
  stars: number | null;
  has_code: number;
  has_project: number;
  /** The first and the last day on which it may have been published; the 31st where only the month is known. */
  published_from: string | null;
  published_to: string | null;
  /** The day of the newest list that has it. */
  listed_on: string | null;
}

/** A search that is too long for a button. */
interface QueryTable {
  key: string;
  person: string;
  workspace: string;
  text: string;
  asked_at: number;
}

/** What somebody wrote into a form that was not taken. */
interface DraftTable {
  key: string;
  workspace: string;
  person: string;
  /** Where the form goes, as a button's id. */
  press: string;
  /** JSON text of the fields by name. */
  fields: string;
  written_at: number;
}

/** What a paper's numbers were; one row for each change seen. */
interface SampleTable {
  paper_id: string;
  at: number;
  votes: number | null;
  comments: number | null;
}

/** An order of papers that a source makes by itself, as last read. */
interface RankingTable {
  source: string;
  as_of: number;
  /** JSON text of ids. */
  papers: string;
}

/** One connection and a pause to another side, over all processes of this database. */
interface PaceTable {
  name: string;
  holder: string | null;
  lease_until: number;
  free_at: number;
  /** Until when the other side wants to be left alone, and how many such wishes came in a row. */
  rest_until: number;
  rests: number;
}

interface WorkspaceTable {
  workspace: string;
  managers: 'members' | 'admins';
}

interface RemovalTable {
  workspace: string;
  removed_at: number;
  /** Null: it has not come back. */
  returned_at: number | null;
}

/** An account that shares its shelf with all others of the same `shelf`. */
interface JoinedTable {
  person: string;
  workspace: string;
  shelf: string;
  joined_at: number;
}

interface JoinCodeTable {
  person: string;
  workspace: string;
  /** Null: used, or none was asked for. */
  code: string | null;
  expires_at: number;
  /** Codes typed in a row that were none. */
  wrong: number;
  wait_until: number;
}

/** A paper on the team's own list of a day. */
export interface SubmissionTable {
  workspace: string;
  day: string;
  paper_id: string;
  person: string;
  /** What people called them then. */
  name: string;
  why: string;
  place: string;
  at: number;
  /** The post by which everybody was told. */
  message: string | null;
}

export interface PollTable {
  id: Generated<number>;
  workspace: string;
  place: string;
  /** Where its messages go: the place, or a part of it. */
  sent_to: string;
  made_by: string;
  /** In which it says its times. */
  zone: string;
  started_at: number;
  closes_at: number;
  state: 'open' | 'closed' | 'cancelled';
  winner: string | null;
  closed_at: number | null;
  /** Names its messages. */
  key: string;
  /** Grows with all that changes what its post says; `shown_version` is what the post shows. */
  version: number;
  shown_version: number;
  message: string | null;
  /** When it was first tried to send the post, while nobody knows whether it stands; the same for the news of its end. */
  tried_at: number | null;
  news_message: string | null;
  news_tried_at: number | null;
  /** Until then somebody is at it, or it rests. */
  lease_until: number;
  /** Nothing is left to show. */
  done: number;
}

interface PollPaperTable {
  poll: number;
  position: number;
  paper_id: string;
  /** How many had kept it when the poll began. */
  kept: number;
}

interface PollVoteTable {
  poll: number;
  person: string;
  position: number;
  at: number;
}

/** A list of papers that somebody has handed over for their shelf. */
interface ImportTable {
  key: string;
  workspace: string;
  person: string;
  at: number;
  /** Before it nobody looks after its papers that wait. */
  next_try_at: number;
  /** `due` where the person is to hear how it ended; `sending` while that may have been said already. */
  telling: 'no' | 'due' | 'sending' | 'done';
}

interface ImportPaperTable {
  import_key: string;
  paper_id: string;
  /** Where it stood in the list. */
  line: string;
  note: string;
  /** JSON text. */
  tags: string;
  state: ImportState;
  /** The note and tags that it had before; JSON text, null where they are as they were. */
  note_before: string | null;
}

/** A message that is still to be published. */
export interface PublicationTable {
  message: string;
  workspace: string;
  place: string;
  posted_at: number;
  not_before: number;
}
