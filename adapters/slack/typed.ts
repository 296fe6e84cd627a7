// A typed line as Slack sends it with `should_escape`: people, channels and addresses stand in angle brackets, and
// & < > as entities. https://docs.slack.dev/interactivity/implementing-slash-commands#escaping
import type { People } from '../../src/chat/platform.ts';
import type { PersonRef } from '../../src/chat/refs.ts';
import { personRef } from './refs.ts';

const PERSON = '@(?<user>[UW]\\w+)';
const CHANNEL = '#(?<channel>[CDG]\\w+)';
const GROUP = '!(?<group>[\\w^]+)';
const ADDRESS = '(?<address>(?:https?://|mailto:)[^<>|]+)';
const BRACKETED = new RegExp(`<(?:${PERSON}|${CHANNEL}|${GROUP}|${ADDRESS})(?:\\|(?<label>[^<>]*))?>`, 'g');

/** The line as it was typed, and who is meant by the names in it, where there are any. */
export function readTyped(
  escaped: string,
  team: string,
): { readonly text: string; readonly people?: People } {
  const people = new Map<string, PersonRef>();
  const text = escaped.replace(BRACKETED, (...match) => {
    const { user, channel, group, address = '', label = '' } = match.at(-1);
    if (user) return named(personRef(team, user), { user, label }, people);
    if (channel) return `#${label || channel}`;
    if (group) return `@${(label || group).replace(/^@/, '')}`;
    // An address that was typed without its beginning has what was typed as its label.
    return label !== '' && address.endsWith(label) ? label : address;
  });
  return { text: decoded(text), ...(people.size > 0 && { people }) };
}

// One word, and no other person's.
function named(
  person: PersonRef,
  { user, label }: { readonly user: string; readonly label: string },
  people: Map<string, PersonRef>,
): string {
  const word = `@${decoded(label).trim().replace(/\s+/g, '.') || user}`;
  const own = (people.get(word) ?? person) === person ? word : `@${user}`;
  people.set(own, person);
  return own;
}

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
