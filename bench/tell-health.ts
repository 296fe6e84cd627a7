// Loaded before a measured program (bench/bot.ts): tells how much memory its process holds, and for how long its event
// loop was held since it was last asked, whenever it is asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('message', (asked) => {
  if (asked !== 'health') return;
  const { user, system } = process.cpuUsage();
  process.send?.({
    memory: process.memoryUsage.rss(),
    lag: delay.max / 1e6,
    processor: (user + system) / 1000,
  });
  delay.reset();
});
