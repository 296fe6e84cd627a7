import { describe, expect, it } from 'vitest';
import { createGet } from '../../src/net/fetch.ts';
import { oneEvery } from '../../src/net/pace.ts';
import { handClock } from './hand-clock.ts';
import { loopback } from './loopback.ts';

describe('one request every three seconds', () => {
  it('is never two at once and never sooner, whoever asks, in the order of asking', async () => {
    const clock = handClock();
    let open = 0;
    const seen: [path: string | undefined, at: number, open: number][] = [];
    const server = await loopback((request, response) => {
      open += 1;
      seen.push([request.url, clock.now(), open]);
      setImmediate(() => {
        open -= 1;
        response.end('[]');
      });
    });
    const pace = oneEvery(3_000, clock);
    const get = createGet({ clock, chance: () => 0, accept: '*/*', pace });
    const other = createGet({ clock, chance: () => 0, accept: '*/*', pace });
    const start = clock.now();
    await Promise.all(
      ['/1', '/2', '/3', '/4'].map((path, n) => (n % 2 ? get : other)(new URL(path, server.url))),
    );
    expect(seen).toEqual([0, 1, 2, 3].map((n) => [`/${n + 1}`, start + n * 3_000, 1]));
  });

  it('counts the tries after a failure too', async () => {
    const clock = handClock();
    const times: number[] = [];
    const server = await loopback((_, response, nth) => {
      times.push(clock.now());
      response.writeHead(nth === 1 ? 500 : 200).end();
    });
    const get = createGet({ clock, chance: () => 0, accept: '*/*', pace: oneEvery(3_000, clock) });
    await get(new URL(server.url));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(3_000);
  });

  it('a failure or a caller that went home does not hold up the next', async () => {
    const pace = oneEvery(3_000, handClock());
    const gone = AbortSignal.abort(new Error('gone home'));
    const [broken, aborted, fine] = await Promise.allSettled([
      pace(() => Promise.reject(new Error('broken'))),
      pace(() => Promise.resolve('never'), gone),
      pace(() => Promise.resolve('fine')),
    ]);
    expect([broken, aborted]).toMatchObject([
      { reason: { message: 'broken' } },
      { reason: { message: 'gone home' } },
    ]);
    expect(fine).toMatchObject({ value: 'fine' });
  });
});
