// What Paperboy's own rows say, read beside it while it lives.
import Sqlite from 'better-sqlite3';
import type { Kind } from './count.ts';

export interface Ledger {
  /** Whether so many deliveries of this kind have ended. */
  isOver(kind: Kind, deliveries: number): boolean;
  kindOf(key: string): Kind | null;
  /** Parts by state, those that were sent left out. */
  unsent(): Readonly<Record<string, number>>;
  /** The deliveries that have not been sent, one line each. */
  open(): string[];
  close(): void;
}

export function openLedger(path: string): Ledger {
  const file = new Sqlite(path, { readonly: true, timeout: 5000 });
  const over = file
    .prepare<[Kind], number>(
      "select count(*) from deliveries where kind = ? and state in ('sent', 'skipped', 'failed')",
    )
    .pluck();
  const kinds = file.prepare<[string], Kind>('select kind from deliveries where key = ?').pluck();
  const states = file.prepare<[], { state: string; parts: number }>(
    "select state, count(*) parts from delivery_parts where state != 'sent' group by state",
  );
  const open = file.prepare<[], Record<string, unknown>>(
    `select d.key, kind, state, reason, attempts, datetime(not_before / 1000, 'unixepoch') from_, place
     from deliveries d join subscriptions s on s.id = d.subscription_id where d.state != 'sent'`.replace(
      'state, reason',
      'd.state, d.reason',
    ),
  );
  return {
    isOver: (kind, deliveries) => (over.get(kind) ?? 0) >= deliveries,
    kindOf: (key) => kinds.get(key) ?? null,
    unsent: () => Object.fromEntries(states.all().map(({ state, parts }) => [state, parts])),
    open: () => open.all().map((row) => Object.values(row).join(' ')),
    close: () => file.close(),
  };
}
