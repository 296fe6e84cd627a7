// What Slack makes of a typed line where the app's settings say `should_escape`:
// https://docs.slack.dev/interactivity/implementing-slash-commands#escaping
import { people } from './people.ts';
import type { State } from './state.ts';

const ADDRESS = String.raw`https?:\/\/[^\s<>|]+`;
const DOMAIN = String.raw`(?<![\w@./:-])(?:[a-z\d-]+\.)+(?:com|org|net|io|co)(?:\/[^\s<>|]*)?(?![\w.])`;
const SEEN = new RegExp(String.raw`(${ADDRESS})|(${DOMAIN})|(?<![\w])@([\w.-]+)|(?<![\w&])#([\w-]+)`, 'gi');

/** People, channels, groups and addresses in angle brackets; & < > as entities everywhere. */
export function escapedLine({ channels }: Pick<State, 'channels'>, line: string): string {
  const entities = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return entities.replace(
    SEEN,
    (typed, address?: string, domain?: string, name?: string, channel?: string) => {
      if (address !== undefined) return `<${address}>`;
      if (domain !== undefined) return `<http://${domain}|${domain}>`;
      if (name !== undefined) return mention(name) ?? typed;
      const found = [...channels.values()].find((one) => one.kind === 'public' && one.name === channel);
      return found ? `<#${found.id}|${found.name}>` : typed;
    },
  );
}

function mention(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (['here', 'channel', 'everyone'].includes(lower)) return `<!${lower}>`;
  const person = people.find((one) => one.name.toLowerCase() === lower);
  return person && `<@${person.id}|${person.name.toLowerCase()}>`;
}
