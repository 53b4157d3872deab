import type { ContractFinding, ContractReport, RecordedExchange } from '../../model/contract.ts';
import type { HeaderList } from '../../model/exchange.ts';
import { maskSecrets } from '../mask-secrets.ts';

/** Takes secrets out of everything that a report quotes; values that documents print stay. */
export function maskContract(report: ContractReport, documented: ReadonlySet<string>): ContractReport {
  const mask = (text: string) => maskSecrets(text, documented);
  return {
    ...report,
    findings: report.findings.map((finding) => maskFinding(finding, mask)),
    ...(report.recorded && { recorded: report.recorded.map((each) => maskRecorded(each, mask)) }),
  };
}

type Mask = (text: string) => string;

function maskFinding(finding: ContractFinding, mask: Mask): ContractFinding {
  const { message, expected, actual, fix, curl } = finding;
  return {
    ...finding,
    message: mask(message),
    ...(expected !== undefined && { expected: mask(expected) }),
    ...(actual !== undefined && { actual: mask(actual) }),
    ...(fix !== undefined && { fix: mask(fix) }),
    ...(curl !== undefined && { curl: mask(curl) }),
  };
}

function maskRecorded({ at, exchange }: RecordedExchange, mask: Mask): RecordedExchange {
  const headers = (list: HeaderList): HeaderList =>
    list.map(([name, value]) => [name, mask(`${name}: ${value}`).slice(name.length + 2)] as const);
  const message = <M extends { readonly headers: HeaderList; readonly body: Uint8Array }>(given: M): M => ({
    ...given,
    headers: headers(given.headers),
    body: Buffer.from(mask(Buffer.from(given.body).toString('utf8'))),
  });
  const request = message(exchange.forwarded ?? exchange.sent);
  return {
    at,
    exchange: {
      ...exchange,
      sent: request,
      forwarded: { ...request, url: mask(request.url) },
      received: message(exchange.received),
    },
  };
}
