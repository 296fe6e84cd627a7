// Who may change what channels get: everybody whom the platform lets, or a workspace's admins only.
import { UserError } from '../domain/errors.ts';
import { saveManagers } from '../store/workspaces.ts';
import { rightsMessage } from '../views/subscription.ts';
import type { Command } from './command.ts';

export const rights: Command = {
  name: 'rights',
  topic: 'channel',
  summary: 'who may change what channels get: members or admins',
  options: [
    { name: 'who', description: 'members or admins', choices: ['members', 'admins'], required: true },
  ],
  examples: ['rights admins'],
  changesPlace: true,
  changesWorkspace: true,
  async run(values, { db, asker }) {
    if (!asker.isAdmin)
      throw new UserError('Only an admin of the workspace can change that.', ['subscriptions']);
    const who = values.who === 'admins' ? 'admins' : 'members';
    await saveManagers(db, asker.workspace, who);
    return { message: rightsMessage(who) };
  },
};
