// Loaded before a measured program (bench/bot.ts): tells how much memory its process holds whenever it is asked.
process.on('message', (asked) => {
  if (asked === 'memory') process.send?.(process.memoryUsage.rss());
});
