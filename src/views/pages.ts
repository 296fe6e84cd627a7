// The buttons that lead to the other pages of a list: the command with its values and the number to begin at.
import type { Button } from '../chat/message.ts';
import { PAGE } from './list.ts';

/** `values` are those before the number and `after` those behind it, in the order of the command's options. */
export function pageButtons(
  command: string,
  values: readonly string[],
  from: number,
  total: number,
  after: readonly string[] = [],
): Button[] {
  const to = (label: string, start: number): Button => ({
    label,
    press: { command, values: [...values, String(start), ...after] },
  });
  const next = from + PAGE;
  const more = next <= total ? [to(`More (${next}–${Math.min(total, next + PAGE - 1)})`, next)] : [];
  return from > 1 ? [...more, to('Back', Math.max(1, from - PAGE))] : more;
}
