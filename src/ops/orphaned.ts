// npm starts a script through a shell, which hands no signal on: where npm is told to end, the program would go on alone.

const LOOK_EVERY = 500;

/** Calls `end` once the process that has started this one, on behalf of npm, is gone. Keeps no program alive by itself. */
export function whenOrphaned(
  environment: Readonly<Record<string, string | undefined>>,
  end: () => void,
): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    end();
  }, LOOK_EVERY);
  looking.unref();
}
