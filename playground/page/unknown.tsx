// What this page cannot draw is said and shown as it was sent, never left out.
import type { Fields } from './read.ts';

export function Unknown({ what, sent }: { readonly what: string; readonly sent: Fields }) {
  return (
    <details class="unknown">
      <summary>This page does not draw {what}.</summary>
      <pre>{JSON.stringify(sent, null, 2)}</pre>
    </details>
  );
}
