// Mathematics that reads well in a chat: LaTeX, whole or stripped of its backslashes, to Unicode.

import { holdsHabits, tidyHabits, withoutRemains } from './latex/prose.ts';
import { renderLatex } from './latex/render.ts';
import { repairStripped } from './latex/repair.ts';
import { stripBackslashes } from './latex/stripping.ts';

/** Signs no chat shows; line breaks and tabs stay. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Title or abstract as a source sends it, to the text that people read. Pure and synchronous; never throws; the work
 * grows with the length of the text only. What has no LaTeX in it comes back letter for letter, and so does the result
 * of an earlier call.
 */
export function latexToUnicode(text: string): string {
  let shown = text.replace(controls, '');
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = onePass(shown);
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

/** A repaired sign can be the mark that its neighbour lacked; real text settles in two passes, three at most. */
const mostPasses = 8;

function onePass(text: string): string {
  const rendered = withoutRemains(/[\\$]/.test(text) ? renderLatex(text) : text);
  const isTidied = holdsHabits(rendered) && showsTeX(text);
  return repairStripped(isTidied ? tidyHabits(rendered) : rendered);
}

/** Asked of what stripping leaves, so that both forms of one text get the same answer. */
function showsTeX(text: string): boolean {
  const bare = stripBackslashes(text);
  return bare.includes('\\') || repairStripped(withoutRemains(bare)) !== bare;
}
