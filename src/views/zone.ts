// A person's time zone.
import type { Message } from '../chat/message.ts';
import { timeIn } from '../domain/calendar.ts';

/** `told`: by the platform, where one changes it; `guessed`: nobody has said it yet. */
export function zoneMessage(zone: string, now: number, from: 'told' | 'known' | 'guessed'): Message {
  const said = `Your time zone is ${zone}: it is ${timeIn(now, zone)} there now.`;
  const change = { kind: 'command', line: 'zone Europe/Zurich' } as const;
  if (from === 'told') return oneLine(`${said} The chat tells me; change it in your profile.`);
  if (from === 'known') return oneLine(said);
  return {
    summary: 'I do not know your time zone',
    blocks: [
      { kind: 'text', line: [`I do not know your time zone and reckon in ${zone}. To set it: `, change] },
    ],
  };
}

const oneLine = (said: string): Message => ({ summary: said, blocks: [{ kind: 'text', line: [said] }] });
