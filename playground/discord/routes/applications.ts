// Registering commands, for everywhere or for the one server.

import { checkCommand, checkCommands } from '../command-limits.ts';
import { botId, guildId } from '../people.ts';
import { refusal } from '../refusal.ts';
import { isJson, type Json, objects } from '../wire.ts';
import { changed, type World } from '../world.ts';
import { bodyOf, type Call, done, ok, type Route } from './route.ts';

const everywhere = '/applications/{application.id}/commands';
const here = '/applications/{application.id}/guilds/{guild.id}/commands';

/** The server whose commands a call is about; nothing: those for everywhere. */
function scopeOf(call: Call): string | undefined {
  if (call.params['application.id'] !== botId) throw refusal(50001);
  const guild = call.params['guild.id'];
  if (guild !== undefined && (guild !== guildId || call.world.expelled)) throw refusal(50001);
  return guild;
}

function commandsIn(world: World, scope: string | undefined): readonly Json[] {
  return [...world.commands.values()].filter((command) => command.guild_id === scope);
}

function commandOf(call: Call): Json {
  const command = call.world.commands.get(call.params['command.id'] ?? '');
  if (command === undefined || command.guild_id !== scopeOf(call)) throw refusal(10063);
  return command;
}

/** Stores a command; one of the same name keeps its id, as on Discord. */
function put(world: World, scope: string | undefined, body: Json, same?: Json): Json {
  const twin =
    same ?? commandsIn(world, scope).find((one) => one.name === body.name && one.type === (body.type ?? 1));
  const command: Json = {
    type: 1,
    description: '',
    options: [],
    default_member_permissions: null,
    nsfw: false,
    integration_types: [0],
    ...(scope === undefined ? { dm_permission: true, contexts: null } : { guild_id: scope }),
    ...(same ?? {}),
    ...body,
    id: twin?.id ?? world.newId(),
    application_id: botId,
    version: world.newId(),
  };
  world.commands.set(String(command.id), command);
  return command;
}

function replaceAll(call: Call) {
  const scope = scopeOf(call);
  const wanted = objects(call.body);
  checkCommands(call.body);
  const kept = wanted.map((body) => put(call.world, scope, body));
  for (const old of commandsIn(call.world, scope)) {
    if (!kept.includes(old)) call.world.commands.delete(String(old.id));
  }
  changed(call.world);
  return ok(kept);
}

function create(call: Call) {
  const scope = scopeOf(call);
  const before = call.world.commands.size;
  checkCommand(call.body, commandsIn(call.world, scope));
  const command = put(call.world, scope, bodyOf(call));
  changed(call.world);
  return { status: call.world.commands.size > before ? 201 : 200, body: command };
}

function edit(call: Call) {
  const old = commandOf(call);
  const body = isJson(call.body) ? { ...old, ...call.body } : call.body;
  checkCommand(body, []);
  const command = put(call.world, scopeOf(call), bodyOf(call), old);
  changed(call.world);
  return ok(command);
}

function remove(call: Call) {
  call.world.commands.delete(String(commandOf(call).id));
  changed(call.world);
  return done;
}

function routesAt(path: string): readonly Route[] {
  return [
    { name: `GET ${path}`, run: (call) => ok(commandsIn(call.world, scopeOf(call))) },
    { name: `PUT ${path}`, run: replaceAll },
    { name: `POST ${path}`, run: create },
    { name: `GET ${path}/{command.id}`, run: (call) => ok(commandOf(call)) },
    { name: `PATCH ${path}/{command.id}`, run: edit },
    { name: `DELETE ${path}/{command.id}`, run: remove },
  ];
}

export const applicationRoutes: readonly Route[] = [...routesAt(everywhere), ...routesAt(here)];
