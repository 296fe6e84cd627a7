// The program without its chats: its sources, its database file and its answers, beside a local Hugging Face and a
// local arXiv, on a clock that the test moves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import type { RecordedAnswer } from '../../playground/arxiv/recorded.ts';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { createApp } from '../../src/app.ts';
import { lineText, plainText } from '../../src/chat/plain-text.ts';
import { commands } from '../../src/commands/index.ts';
import { enrich } from '../../src/enrich.ts';
import { ingest } from '../../src/ingest.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Roll } from '../../src/sources/hugging-face/hours.ts';
import { createSources } from '../../src/sources/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { testClock } from '../world/clock.ts';

export interface StageOptions {
  /** ISO instant. */
  readonly at: string;
  readonly days?: readonly LocalDay[];
  /** When lists really open, where that is not as the program believes. */
  readonly roll?: Roll;
  readonly papers?: readonly LocalPaper[];
  /** Recorded answers of arXiv, which go before what it has. */
  readonly recorded?: readonly RecordedAnswer[];
  /** How long arXiv takes for each answer on the clock, ms. */
  readonly arxivTakesMs?: number;
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

const alice = {
  workspace: 'slack:T1',
  place: 'slack:T1/C1',
  person: 'slack:T1/U1',
  name: 'Alice',
  zone: 'Europe/Zurich',
  mayManage: true,
  isAdmin: false,
} as const;

/** Everything is stopped when the test ends; a request that arXiv's terms forbid fails the test. */
export async function setStage(options: StageOptions) {
  const { at, days = [], roll, papers = [], recorded = [], arxivTakesMs = 0 } = options;
  const clock = testClock(at);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const huggingFace = await startLocalHuggingFace({ clock, days, ...(roll ? { roll } : {}) });
  const arxiv = await startLocalArxiv({ clock, papers, recorded, takesMs: arxivTakesMs });
  const logged: Record<string, unknown>[] = [];
  const log = createLog('debug', [], (line) => logged.push(JSON.parse(line)));
  const ended: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    for (const end of ended) await end();
    await Promise.all([huggingFace.stop(), arxiv.stop()]);
    rmSync(folder, { recursive: true, force: true });
    if (arxiv.violations.length > 0) throw new Error(`arXiv objects: ${arxiv.violations.join('; ')}`);
  });

  /** One process on the database that all of them share. */
  async function startProcess(name = 'one') {
    const db = await openDatabase(`sqlite:${join(folder, 'paperboy.db')}`);
    const urls = { huggingFaceUrl: huggingFace.url, arxivUrl: arxiv.url, contact: null };
    const sources = createSources(urls, { db, holder: name, clock, chance: () => 0.5 });
    const deps = { db, sources, clock, log };
    const app = createApp({
      ...deps,
      commands,
      platforms: new Map(),
      wake: () => {},
      missed: () => {},
      newKey: () => '0123456789abcdef',
    });
    let running = true;
    async function end() {
      if (running) await db.destroy();
      running = false;
    }
    ended.push(end);
    const answer = async (text: string) => (await clock.during(app.command(alice, { text }))).message;
    return {
      deps,
      db,
      sources,
      end,
      /** What the minute tick asks the sources. */
      async tick() {
        await clock.during(ingest(deps));
        await clock.during(enrich(deps));
      },
      /** Alice asks from Zurich. */
      ask: async (text: string) => plainText(await answer(text), '/papers'),
      /** The heading of the answer, and the words under it. */
      async askBriefly(text: string) {
        const { blocks } = await answer(text);
        const heading = blocks.find((block) => block.kind === 'heading')?.text ?? '';
        const words = blocks.find((block) => block.kind === 'text');
        return { heading, words: words ? lineText(words.line, '/papers') : '' };
      },
    };
  }

  return { clock, huggingFace, arxiv, logged, startProcess, ...(await startProcess()) };
}

/** The warnings of a log, in their order. */
export const warnings = ({ logged }: Pick<Stage, 'logged'>): unknown[] =>
  logged.filter(({ level }) => Number(level) >= 40);
