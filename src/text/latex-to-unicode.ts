// Mathematics that reads well in a chat: LaTeX, whole or stripped of its backslashes, to Unicode.

import { tidyProse } from './latex/prose.ts';
import { renderLatex } from './latex/render.ts';
import { repairStripped } from './latex/repair.ts';

/** Signs no chat shows; line breaks and tabs stay. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Title or abstract as a source sends it, to the text that people read. Pure and synchronous; never throws; the work
 * grows with the length of the text only. What has no LaTeX in it comes back letter for letter, and so does the result
 * of an earlier call.
 */
export function latexToUnicode(text: string): string {
  const clean = text.replace(controls, '');
  const rendered = /[\\$]/.test(clean) ? renderLatex(clean) : clean;
  return repairStripped(tidyProse(rendered));
}
