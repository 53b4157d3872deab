import type { Exchange, RequestMessage, ResponseMessage } from '../../model/exchange.ts';
import type { WireSession } from './session.ts';

/** Keeps the Exchanges of one program in the order in which their requests began. */
export interface Recorder {
  readonly exchanges: Exchange[];
  /** Called when a request begins; the Exchange is handed in once, when it is over. */
  readonly begin: () => (exchange: Omit<Exchange, 'duration'>) => void;
  /** Resolves when every request that began is over. */
  readonly settled: () => Promise<void>;
}

/** Makes the recorder of a session; bodies are cut to the session's limit. */
export function createRecorder({ recordLimit = 1_048_576, onExchange }: WireSession): Recorder {
  const exchanges: Exchange[] = [];
  const places: number[] = [];
  const open = new Map<number, () => void>();
  const over = new Set<Promise<void>>();
  let begun = 0;

  const begin: Recorder['begin'] = () => {
    const place = begun++;
    const start = performance.now();
    const ended = new Promise<void>((resolve) => open.set(place, resolve));
    over.add(ended);
    return (exchange) => {
      const done = open.get(place);
      if (!done) return;
      open.delete(place);
      over.delete(ended);
      const at = places.filter((earlier) => earlier < place).length;
      const recorded = { ...cut(exchange, recordLimit), duration: performance.now() - start };
      places.splice(at, 0, place);
      exchanges.splice(at, 0, recorded);
      done();
      onExchange?.(recorded);
    };
  };
  return { exchanges, begin, settled: async () => void (await Promise.all(over)) };
}

function cut(exchange: Omit<Exchange, 'duration'>, limit: number): Omit<Exchange, 'duration'> {
  const { sent, forwarded, received, ...rest } = exchange;
  return {
    sent: cutBody(sent, limit),
    ...(forwarded && { forwarded: cutBody(forwarded, limit) }),
    received: cutBody(received, limit),
    ...rest,
  };
}

function cutBody<Message extends RequestMessage | ResponseMessage>(message: Message, limit: number): Message {
  if (message.body.length <= limit) return message;
  return { ...message, body: message.body.slice(0, limit), truncated: true };
}
