// The time zone in which a person reads times and gets what they follow.
import { parseZone, zonesMatching } from '../domain/zone.ts';
import { saveZone } from '../store/people.ts';
import { zoneMessage } from '../views/zone.ts';
import type { Command } from './command.ts';

export const zone: Command = {
  name: 'zone',
  topic: 'yours',
  seldom: true,
  aliases: ['timezone'],
  summary: 'your time zone, for all times you read',
  options: [{ name: 'zone', description: 'Such as Europe/Zurich', rest: true, completes: true }],
  examples: ['zone Europe/Zurich'],
  async run(values, { db, asker, now, zone: present, zoneKnown }) {
    if (asker.zone !== null) return { message: zoneMessage(asker.zone, now, 'told') };
    if (!values.zone) return { message: zoneMessage(present, now, zoneKnown ? 'known' : 'guessed') };
    const wanted = parseZone(values.zone);
    await saveZone(db, asker, wanted);
    return { message: zoneMessage(wanted, now, 'known') };
  },
  complete: async (_option, typed) => zonesMatching(typed).map((one) => ({ label: one, value: one })),
};
