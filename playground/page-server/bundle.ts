// The page's script and style, put together in memory when the first browser asks: no build step, nothing on disk.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'page');
const styles = [
  'base',
  'bar',
  'frame',
  'sidebar',
  'message',
  'actions',
  'controls',
  'composer',
  'slack-colours',
  'slack',
  'modal',
  'discord-colours',
  'discord',
  'discord-embed',
  'narrow',
];

export interface Asset {
  readonly type: string;
  readonly body: string;
}

/** The page's three files by path; each is made once in a process, when it is first asked for. */
export const pageAssets: Readonly<Record<string, () => Promise<Asset>>> = {
  '/': once(async () => ({ type: 'text/html', body: await readFile(join(folder, 'index.html'), 'utf8') })),
  '/page.css': once(async () => ({ type: 'text/css', body: await stylesheet() })),
  '/page.js': once(async () => ({ type: 'text/javascript', body: await script() })),
};

async function stylesheet(): Promise<string> {
  const files = styles.map((name) => readFile(join(folder, 'styles', `${name}.css`), 'utf8'));
  return (await Promise.all(files)).join('\n');
}

// Imported here and not above: a chat bot that starts with real tokens never loads a bundler.
async function script(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: join(folder, 'main.tsx'),
    platform: 'browser',
    tsconfig: join(folder, 'tsconfig.json'),
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
