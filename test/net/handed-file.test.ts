// Files that people hand over come from where their platform keeps them, and nothing else is asked for.
import { expect, it, test } from 'vitest';
import { handedFile, ownAddress } from '../../src/net/handed-file.ts';
import { handClock } from './hand-clock.ts';
import { loopback } from './loopback.ts';

const hosts = ['cdn.discordapp.com', 'media.discordapp.net'];
const apiUrl = 'http://127.0.0.1:3010/api';

test.each([
  ['https://cdn.discordapp.com/attachments/1/2/papers.bib?ex=1', undefined],
  ['https://media.discordapp.net/attachments/1/2/papers.bib', undefined],
  ['http://127.0.0.1:3010/attachments/1/papers.bib', apiUrl],
])('%s is the platform’s own', (url, api) => {
  expect(ownAddress(url, { hosts, apiUrl: api })?.href).toBe(url);
});

test.each([
  'http://cdn.discordapp.com/attachments/1/2/papers.bib',
  'https://cdn.discordapp.com:8443/papers.bib',
  'https://cdn.discordapp.com@evil.example/papers.bib',
  'https://token@cdn.discordapp.com/papers.bib',
  'https://cdn.discordapp.com.evil.example/papers.bib',
  'https://evil.example/cdn.discordapp.com/papers.bib',
  'https://xcdn.discordapp.com/papers.bib',
  'https://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:3011/papers.bib',
  'http://localhost:3010/papers.bib',
  'file:///etc/passwd',
  'data:text/plain,2403.03950',
  '//cdn.discordapp.com/papers.bib',
  '',
])('%j is not', (url) => {
  expect(ownAddress(url, { hosts, apiUrl })).toBeNull();
});

const given = (address: string, size = 10, path = '/papers.bib') =>
  handedFile(
    { name: 'papers.bib', size, url: `${address}${path}` },
    { hosts, apiUrl: `${address}/api`, headers: { authorization: 'Bearer ours' }, clock: handClock() },
  );
const faultOf = (work: Promise<string>) =>
  work.then(
    () => 'read',
    (fault) => fault.reason,
  );

it('is read with what its platform wants to be told', async () => {
  const server = await loopback((_, response) => response.end('2403.03950'));
  const file = given(server.url);
  expect(server.requests).toHaveLength(0);
  expect(await file.read(100)).toBe('2403.03950');
  expect(server.requests[0]?.headers.authorization).toBe('Bearer ours');
});

it('is not read where its platform calls it too large, nor to the end where it is larger than was said', async () => {
  const server = await loopback((_, response) => response.end('x'.repeat(1_000)));
  expect(await faultOf(given(server.url, 101).read(100))).toBe('unreadable');
  expect(server.requests).toHaveLength(0);
  expect(await faultOf(given(server.url).read(100))).toBe('unreadable');
});

it('is not looked for elsewhere, whatever its platform answers', async () => {
  const other = await loopback((_, response) => response.end('secret'));
  const server = await loopback((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end('2403.03950');
    else response.writeHead(302, { location: `${other.url}/papers.bib` }).end();
  });
  expect(await faultOf(given(server.url).read(100))).toBe('unreadable');
  expect(await faultOf(given(server.url, 10, '/gone').read(100))).toBe('unreachable');
  expect(await faultOf(given('http://127.0.0.1:1').read(100))).toBe('unreachable');
  expect(other.requests).toHaveLength(0);
});
