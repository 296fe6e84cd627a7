// Discord's ids: milliseconds since 2015 in the upper bits, a counter below
// (https://discord.com/developers/docs/reference#snowflakes).

const EPOCH = 1_420_070_400_000;

/** The smallest id that could have been made at `at` (epoch ms). */
function snowflakeAt(at: number): bigint {
  return BigInt(Math.max(0, Math.floor(at) - EPOCH)) << 22n;
}

/** Makes ids that grow, also while the clock stands still. */
export function createIds(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = snowflakeAt(now());
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}
