// A file that somebody has handed over, fetched from where its platform keeps files and from nowhere else.
import type { HandedFile } from '../chat/platform.ts';
import { SourceError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import { requestOnce } from './once.ts';

/** Where a platform keeps files. */
export interface Keeper {
  /** Its own, asked by https only. */
  readonly hosts: readonly string[];
  /** A platform that stands elsewhere keeps its files there itself. */
  readonly apiUrl?: string | undefined;
  /** What it wants to be told: a token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

/** For all of it, ms: somebody waits. */
const TIME_LIMIT = 10_000;

/** The file at an address that the platform has given; `size` as it says. */
export const handedFile = (
  { name, size, url }: { readonly name: string; readonly size: number; readonly url: string },
  keeper: Keeper,
): HandedFile => ({
  name,
  async read(maxBytes) {
    const address = ownAddress(url, keeper);
    if (!address) throw new SourceError('unreadable', 'the file is not kept by its platform');
    if (size > maxBytes) throw new SourceError('unreadable', `a file of ${size} bytes`);
    const { clock, headers = {} } = keeper;
    const limits = { timeLimitMs: TIME_LIMIT, maxBytes };
    const { status, text } = await requestOnce(address, { headers, limits, clock, signal: undefined });
    if (status !== 200) throw new SourceError('unreachable', `${address.host} answered ${status}`);
    return text;
  },
});

/** Null where the platform does not keep it: nothing is asked there, and no token goes there. */
export function ownAddress(url: string, { hosts, apiUrl }: Pick<Keeper, 'hosts' | 'apiUrl'>): URL | null {
  const address = URL.parse(url);
  if (address?.username !== '' || address.password !== '') return null;
  if (apiUrl !== undefined && address.origin === URL.parse(apiUrl)?.origin) return address;
  const isTheirs = address.protocol === 'https:' && address.port === '' && hosts.includes(address.hostname);
  return isTheirs ? address : null;
}
