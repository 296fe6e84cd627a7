// A button is a command with its values already typed. Its id is what Slack's action_id and value or Discord's
// custom_id carry, so it works after a restart; it comes back from outside and is checked like anything typed.

/** The command to run and its values, in the order in which the command declares its options. */
export interface Press {
  readonly command: string;
  readonly values: readonly string[];
}

/** Discord's custom_id, the shortest of the platforms': https://discord.com/developers/docs/components/reference */
export const BUTTON_ID_LENGTH = 100;

/** `keep|2403.03950`. Throws where it would be longer than a platform carries. */
export function toButtonId(press: Press): string {
  const id = [press.command, ...press.values].map(encodePart).join('|');
  if (id.length > BUTTON_ID_LENGTH)
    throw new Error(`button id over ${BUTTON_ID_LENGTH} characters: ${press.command}`);
  return id;
}

/** The press in an id that came from outside; null where it cannot be one of ours. */
export function fromButtonId(id: string): Press | null {
  if (id.length > BUTTON_ID_LENGTH) return null;
  try {
    const [command, ...values] = id.split('|').map(decodeURIComponent);
    return command && /^[a-z][a-z-]*$/.test(command) ? { command, values } : null;
  } catch {
    return null;
  }
}

// Only what would be misread is escaped, so that most ids stay short and readable.
const encodePart = (part: string): string => part.replace(/[%|]/g, encodeURIComponent);
