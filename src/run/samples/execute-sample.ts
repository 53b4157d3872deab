import { dirname, join } from 'node:path';
import type { Version } from '../../model/docs.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Operation } from '../../model/operation.ts';
import type { SampleRun } from '../../model/run.ts';
import { matchOperation } from '../guides/match-operation.ts';
import { inTurn, loopbackPort, portRefusal } from '../programs/loopback-port.ts';
import { createRoute } from '../programs/route.ts';
import { runProgram } from '../programs/run-program.ts';
import { missingPackage } from './missing-package.ts';
import type { ReadySample, SampleStage } from './sample.ts';

type Outcome = Pick<SampleRun, 'execution' | 'operations' | 'obstacle'>;

/** Executes a sample; the mock answers, and judges its requests. */
export async function executeSample(
  sample: ReadySample,
  file: string,
  { version, mock, workshop }: SampleStage,
): Promise<Outcome> {
  const { language, operation, credentials } = sample;
  const origin = operation.servers.map(({ url }) => url).find((url) => URL.canParse(url));
  const direct = language.runner.bypassesProxyOnLoopback && origin ? loopbackPort(origin) : undefined;
  return inTurn(direct, async (): Promise<Outcome> => {
    const session = {
      route: createRoute([version], mock),
      bind: <T>(request: T) => request,
      addHeaders: [],
      listen: workshop.listen,
      asksForCertificate: asksForCertificate(operation, version),
      ...(direct === undefined ? {} : { port: direct }),
    };
    const port = await workshop.wire.open(session).catch((error) => {
      const reason = portRefusal(error, direct);
      if (reason === undefined) throw error;
      return { reason };
    });
    if ('reason' in port) return { obstacle: { kind: 'not-proven', reason: port.reason } };
    try {
      const folder = join(dirname(sample.file), 'home');
      const request: HttpRequest = {
        method: operation.method,
        origin: origin ?? '',
        target: operation.path,
        headers: [],
        credentials,
        files: [],
      };
      const result = await runProgram(
        { language, file, request, folder, proxy: port.url, isStranger: true },
        workshop,
      );
      await port.settled();
      const shorten = (text: string) => text.replaceAll(`${dirname(sample.file)}/`, '');
      const [stdout, stderr] = [shorten(result.stdout), shorten(result.stderr)];
      const execution = { ...result, stdout, stderr, exchanges: [...port.exchanges] };
      const hasEndedWell = result.outcome.kind === 'exited' && result.outcome.code === 0;
      const said = `${stderr}\n${stdout}`;
      const missing = hasEndedWell ? undefined : missingPackage(language.grammar, said);
      if (missing !== undefined) return { obstacle: { kind: 'not-proven', reason: `needs ${missing}` } };
      const operations = execution.exchanges.map(({ sent }) => matchOperation(version.operations, sent));
      return { execution, operations };
    } finally {
      await port.close();
    }
  });
}

function asksForCertificate({ security }: Operation, { securitySchemes }: Version): boolean {
  const schemes = security.flatMap((requirement) => Object.keys(requirement));
  return schemes.some((name) => securitySchemes[name]?.type === 'mutualTLS');
}
