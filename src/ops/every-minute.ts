// The only timer of the program: it says that a minute has begun, nothing else. What is due is in the database.
import cron from 'node-cron';

/** Calls `task` at the start of every minute until stopped; a task still running is not started again. */
export type EveryMinute = (task: () => Promise<void>) => { stop(): Promise<void> };

/** By node-cron; a tick that an occupied event loop delays by up to a minute still runs. */
export const everyMinute: EveryMinute = (task) => {
  const scheduled = cron.schedule('* * * * *', task, { noOverlap: true, missedExecutionTolerance: 60_000 });
  return { stop: async () => void (await scheduled.destroy()) };
};
