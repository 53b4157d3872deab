/** How many requests of one kind a key may make in a window; mirrors `x-rate-limits` of the specification. */
export type Limit = {
  /** Keeps the counts of one version apart from those of another. */
  readonly id: string;
  /** As the specification calls it. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
};

/** Where a key stands in its window. */
export type Standing = {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  readonly resetAt: Date;
  readonly exceeded: boolean;
};

/** Counts requests in fixed windows that begin with the first one. */
export type Limiter = {
  /** Counts one request, unless the window is full already. */
  readonly hit: (limit: Limit, key: string, now: Date) => Promise<Standing>;
  /** Looks whether one more request would be too many, and counts nothing. */
  readonly peek: (limit: Limit, key: string, now: Date) => Promise<Standing>;
  /** From now on nothing is exceeded. */
  readonly lift: () => void;
  readonly clear: () => Promise<void>;
};

type Window = { count: number; endsAt: number };

const sweepEvery = 10_000;

/** Makes a limiter that keeps its windows in memory and takes the time from its caller. */
export function createLimiter(): Limiter {
  const windows = new Map<string, Window>();
  let lifted = false;
  let sweepAt = sweepEvery;

  const find = (limit: Limit, key: string, now: Date): Window | undefined => {
    const window = windows.get(`${limit.id} ${key}`);
    return window && window.endsAt > now.getTime() ? window : undefined;
  };
  const stand = (limit: Limit, count: number, endsAt: number, full: boolean): Standing => ({
    limit: limit.limit,
    windowSeconds: limit.windowSeconds,
    remaining: Math.max(0, limit.limit - count),
    resetAt: new Date(endsAt),
    exceeded: full && !lifted,
  });
  const peek = (limit: Limit, key: string, now: Date): Standing => {
    const window = find(limit, key, now);
    const endsAt = window?.endsAt ?? now.getTime() + limit.windowSeconds * 1000;
    return stand(limit, window?.count ?? 0, endsAt, (window?.count ?? 0) >= limit.limit);
  };
  const hit = (limit: Limit, key: string, now: Date): Standing => {
    const before = peek(limit, key, now);
    if (before.exceeded) return before;
    const window = find(limit, key, now) ?? { count: 0, endsAt: before.resetAt.getTime() };
    window.count += 1;
    windows.set(`${limit.id} ${key}`, window);
    if (windows.size > sweepAt) sweep(now);
    return stand(limit, window.count, window.endsAt, false);
  };
  const sweep = (now: Date): void => {
    for (const [key, { endsAt }] of windows) if (endsAt <= now.getTime()) windows.delete(key);
    sweepAt = windows.size + sweepEvery;
  };
  return {
    hit: async (limit, key, now) => hit(limit, key, now),
    peek: async (limit, key, now) => peek(limit, key, now),
    lift: () => {
      lifted = true;
    },
    clear: async () => windows.clear(),
  };
}
