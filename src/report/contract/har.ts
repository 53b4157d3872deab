import type { ContractReport } from '../../model/contract.ts';
import type { Exchange, HeaderList, RequestMessage } from '../../model/exchange.ts';
import { defineContractReporter } from './contract-reporter.ts';

/** [HTTP Archive 1.2](http://www.softwareishard.com/blog/har-12-spec/) of what was recorded of the run; set with `--format har`. */
export const contractHar = defineContractReporter({
  id: 'har',
  print: (report) => `${JSON.stringify({ log: harLog(report) }, null, 1)}\n`,
});

function harLog({ toolVersion, recorded = [] }: ContractReport) {
  return {
    version: '1.2',
    creator: { name: 'docproof', version: toolVersion },
    entries: recorded.map(({ exchange, at }) => entry(exchange, at)),
  };
}

function entry({ forwarded, sent, received, refused, duration }: Exchange, at: string) {
  const request = forwarded ?? sent;
  return {
    startedDateTime: at,
    time: duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: named(request.headers),
      queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: request.body.length,
      ...(request.body.length > 0 && {
        postData: { mimeType: fieldOf(request.headers, 'content-type'), text: textOf(request) },
      }),
    },
    response: {
      status: received.status,
      statusText: refused ?? '',
      httpVersion: 'HTTP/1.1',
      headers: named(received.headers),
      cookies: [],
      content: {
        size: received.body.length,
        mimeType: fieldOf(received.headers, 'content-type'),
        text: Buffer.from(received.body).toString('utf8'),
      },
      redirectURL: fieldOf(received.headers, 'location'),
      headersSize: -1,
      bodySize: received.body.length,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

function named(headers: HeaderList) {
  return headers.map(([name, value]) => ({ name, value }));
}

function fieldOf(headers: HeaderList, name: string): string {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
}

function textOf({ body }: RequestMessage): string {
  return Buffer.from(body).toString('utf8');
}
