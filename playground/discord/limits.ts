// Everything that Discord refuses about the body of a message, wherever it is sent.

import { componentsFaults } from './components.ts';
import { embedsFaults, showsSomething } from './embeds.ts';
import { type Faults, fault, textOf, wholeNumber } from './form.ts';
import { allowedMentionsFaults } from './mentions.ts';
import { flags } from './messages.ts';
import { invalidForm, refusal } from './refusal.ts';
import { isJson, type Json, number, objects, text } from './wire.ts';

const CONTENT = 2_000;
const NONCE = 25;

/**
 * Refuses a body with 50035 and the path of each fault, or with 50006 when nothing would be seen. `whole` is what the
 * message is after the edit; for a new message the body itself.
 */
export function checkMessage(body: Json, whole: Json, attached: number): void {
  const faults = [...messageFaults(body, (number(whole.flags) & flags.componentsV2) !== 0)];
  if (faults.length > 0) throw invalidForm(faults);
  if (!shows(whole) && attached === 0) throw refusal(50006);
}

function* messageFaults(body: Json, v2: boolean): Faults {
  yield* textOf('content', body.content, CONTENT);
  yield* embedsFaults(body.embeds);
  yield* componentsFaults(body.components, v2);
  yield* allowedMentionsFaults(body.allowed_mentions);
  yield* wholeNumber('flags', body.flags, 0, Number.MAX_SAFE_INTEGER);
  yield* nonceFaults(body.nonce);
  if (v2) yield* legacyFaults(body);
}

function* nonceFaults(nonce: unknown): Faults {
  if (nonce === undefined || nonce === null || Number.isInteger(nonce)) return;
  yield* textOf('nonce', nonce, NONCE);
}

/** With the V2 flag a message is its components and nothing else. */
function* legacyFaults(body: Json): Faults {
  for (const name of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = body[name];
    const absent = value === undefined || value === null || value === '';
    if (absent || (Array.isArray(value) && value.length === 0)) continue;
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    yield fault(name, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function shows(whole: Json): boolean {
  return (
    text(whole.content).trim() !== '' ||
    objects(whole.embeds).some(showsSomething) ||
    objects(whole.components).length > 0 ||
    isJson(whole.poll)
  );
}
