// What Hugging Face makes of LaTeX: the rule by which the backslashes get lost (measured on 582 abstracts).

const command = /\\[a-zA-Z]+\{([^}]*)\}/g;
const dollars = /\$([^$]*)\$/g;

/** The text as it would come from Hugging Face; a text that came from there stays, but for money between dollars. */
export function stripBackslashes(text: string): string {
  // Behind the last brace nothing closes, and looking for it from each command would cost the square of the length.
  const last = text.lastIndexOf('}') + 1;
  const opened = text.slice(0, last).replace(command, '$1') + text.slice(last);
  return opened.replace(dollars, (_, content: string) => content.replaceAll('\\', ''));
}
