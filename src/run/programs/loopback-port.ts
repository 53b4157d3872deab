import pLimit, { type LimitFunction } from 'p-limit';

/** The port of this machine that an origin such as `http://localhost:8080` names; undefined for every other host. */
export function loopbackPort(origin: string): number | undefined {
  const { hostname, port, protocol } = new URL(origin);
  if (hostname !== 'localhost' && !/^127(\.\d+){3}$/.test(hostname)) return undefined;
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

const turns = new Map<number, LimitFunction>();

/** Programs that need the same port wait for one another. */
export function inTurn<T>(port: number | undefined, work: () => Promise<T>): Promise<T> {
  if (port === undefined) return work();
  const turn = turns.get(port) ?? pLimit(1);
  turns.set(port, turn);
  return turn(work);
}

/** Why a port cannot be listened on, or undefined for another error. */
export function portRefusal(error: unknown, port: number | undefined): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${port} is taken`;
  return code === 'EACCES' ? `port ${port} may not be listened on` : undefined;
}
