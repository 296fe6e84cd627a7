// files.getUploadURLExternal and files.completeUploadExternal: announced, uploaded (uploads.ts), shared.
import { type Args, decoded, isRecord, optional, required } from '../args.ts';
import { app } from '../people.ts';
import { refuseWith, SlackRefusal } from '../refusal.ts';
import { type Json, post, type State, type StoredFile } from '../state.ts';
import { fileUrl, nextId, uploadUrl } from '../uploads.ts';
import { wireFile } from '../wire.ts';
import { always, channelOf, type Method, writable } from './method.ts';

export const getUploadUrl: Method = {
  rate: 100,
  scope: always('files:write'),
  run(args, { state, base }) {
    const name = required(args, 'filename');
    const size = Number(required(args, 'length'));
    if (!Number.isInteger(size) || size <= 0) throw refuseWith('invalid_arguments', ['length is no size']);
    const id = nextId(state);
    state.files.set(id, { id, name, size });
    return { upload_url: uploadUrl(base, id), file_id: id };
  },
};

/** Without a channel the file stays the bot's own and nobody sees it. */
export const completeUpload: Method = {
  rate: 100,
  scope: always('files:write'),
  run(args, { state, base }) {
    const wanted = listed(args);
    const files = wanted.map(({ id }) => uploaded(state, id));
    const place = optional(args, 'channel_id');
    const channel = place === undefined ? undefined : writable(channelOf(args, state, 'channel_id'), state);
    for (const [index, file] of files.entries()) file.title = wanted[index]?.title ?? file.name;
    const shown = files.map((file) => wireFile(file, fileUrl(base, file)));
    const text = optional(args, 'initial_comment') ?? '';
    if (channel) {
      const content = { text, blocks: [], attachments: [], files, payload: { text, files: shown } };
      post(state, { channel: channel.id, user: app.user, content });
    }
    return { files: shown };
  },
};

function listed(args: Args): { id: string; title?: string }[] {
  const files = decoded(args, 'files', 'invalid_arguments');
  if (!Array.isArray(files) || files.length === 0 || !files.every(isRecord)) {
    throw refuseWith('invalid_arguments', ['files is no list of files']);
  }
  return files.map((file: Json) => ({
    id: required(file, 'id'),
    ...(optional(file, 'title') !== undefined && { title: String(file.title) }),
  }));
}

/** A file whose bytes have come and that was not shared before. */
function uploaded(state: State, id: string): StoredFile {
  const file = state.files.get(id);
  if (!file?.bytes || file.title !== undefined) throw new SlackRefusal('file_not_found');
  return file;
}
