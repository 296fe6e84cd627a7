// The bytes of a file or of standard input, unpacked where they are gzip, whatever the name says.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Where papers come from. */
export interface Input {
  /** As typed; `-` is standard input. */
  readonly name: string;
  /** Bytes as stored, compressed or not; null where nobody can know. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Buffer>;
}

/** What follows cannot be read; what came before was. The message goes to the person. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Opens a file, or `stdin` for `-`. InputError where it is not there or may not be read. */
export async function openInput(name: string, stdin: AsyncIterable<Buffer>): Promise<Input> {
  if (name === '-') return { name, size: null, bytes: stdin };
  try {
    const { size } = await stat(name);
    return { name, size, bytes: createReadStream(name, { highWaterMark: 1 << 18 }) };
  } catch (cause) {
    throw new InputError(reasonOf(cause), { cause });
  }
}

/** The bytes unpacked. InputError for a cut or broken file. `onRead` is told how many were taken from `bytes`. */
export async function* unpacked(
  bytes: AsyncIterable<Buffer>,
  onRead: (count: number) => void,
): AsyncGenerator<Buffer> {
  try {
    const counted = counting(bytes, onRead);
    const start = await firstBytes(counted);
    refuseArchives(start);
    const all = chained(start, counted);
    yield* isGzip(start) ? gunzipped(all) : all;
  } catch (cause) {
    throw cause instanceof InputError ? cause : new InputError(reasonOf(cause), { cause });
  }
}

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b;

function refuseArchives(start: Buffer): void {
  if (start.toString('latin1', 0, 4) === 'PK\x03\x04')
    throw new InputError('is a zip archive. Unpack it on the way: unzip -p FILE | npm run import -- -');
  if (start.toString('latin1', 0, 3) === 'BZh' || start.toString('latin1', 1, 5) === '7zXZ')
    throw new InputError('is compressed, but not by gzip. Unpack it first.');
}

async function* counting(bytes: AsyncIterable<Buffer>, onRead: (count: number) => void) {
  for await (const chunk of bytes) {
    onRead(chunk.length);
    yield chunk;
  }
}

// A pipe may give a single byte first.
async function firstBytes(bytes: AsyncGenerator<Buffer>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 8) {
    const next = await bytes.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* chained(start: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* rest;
}

async function* gunzipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // What it has unpacked waits until it is taken, so a bomb fills no memory.
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  pipeline(Readable.from(bytes), gunzip, () => {});
  yield* gunzip;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return 'is not there';
  if (code === 'EACCES') return 'may not be read';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'Z_BUF_ERROR') return 'is cut: the gzip data ends in the middle';
  const said = cause instanceof Error ? cause.message : String(cause);
  return typeof code === 'string' && code.startsWith('Z_') ? `is broken gzip: ${said}` : said;
}
