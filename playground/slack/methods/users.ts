// auth.test, users.info and apps.connections.open: who is who, and the way into Socket Mode.
import type { LocalPerson } from '../../local-chat.ts';
import { required } from '../args.ts';
import { app, people, team } from '../people.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Json } from '../state.ts';
import { always, type Method } from './method.ts';

export const authTest: Method = {
  rate: 100,
  run: (_args, { base }) => ({
    url: `${base}/`,
    team: team.name,
    user: app.name,
    team_id: team.id,
    user_id: app.user,
    bot_id: app.bot,
    is_enterprise_install: false,
  }),
};

/** Tier 1 by the docs; here as often as tests reconnect. */
export const openConnection: Method = {
  rate: 100,
  appToken: true,
  run: (_args, { sockets, base }) => ({ url: sockets.newUrl(base) }),
};

export const userInfo: Method = {
  rate: 100,
  scope: always('users:read'),
  run(args, { state }) {
    const id = required(args, 'user');
    const person = people.find((each) => each.id === id);
    if (person) return { user: wirePerson(person, state.now()) };
    if (id !== app.user) throw new SlackRefusal('user_not_found');
    return { user: { id, team_id: team.id, name: app.name, deleted: false, is_bot: true } };
  },
};

function wirePerson(person: LocalPerson, now: number): Json {
  const name = person.name.toLowerCase();
  return {
    id: person.id,
    team_id: team.id,
    name,
    deleted: false,
    real_name: person.name,
    tz: person.zone,
    tz_label: person.zone,
    tz_offset: offsetSeconds(person.zone, now),
    profile: {
      real_name: person.name,
      display_name: person.name,
      display_name_normalized: person.name,
      team: team.id,
    },
    is_admin: person.role === 'admin',
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.role === 'guest',
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
  };
}

function offsetSeconds(zone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    now,
  );
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}
