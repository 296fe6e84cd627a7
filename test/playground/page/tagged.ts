// Styled text as one string, so that tables of expectations stay readable.
import type { Run } from '../../../playground/page/runs.ts';

export const tagged = (runs: readonly Run[]): string => runs.map(tag).join('');

function tag(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'style':
      return `<${run.style}>${tagged(run.runs)}</>`;
    case 'link':
      return `<link ${run.url}>${tagged(run.runs)}</>`;
    case 'line':
      return `<${run.as}>${tagged(run.runs)}</>`;
    default:
      return `<${run.kind}>${run.text}</>`;
  }
}
