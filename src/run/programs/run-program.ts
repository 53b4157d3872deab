import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../languages/language.ts';
import { runProcess } from '../../lib/spawn.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Execution } from '../../model/execution.ts';
import { cleanEnvironment } from './environment.ts';
import { HostLost } from './host-events.ts';
import type { Workshop } from './workshop.ts';

/** A program and where it finds what. */
export interface Program {
  readonly language: Language;
  readonly file: string;
  /** What it sends: its credentials stand in the environment, its files in the working folder. */
  readonly request: HttpRequest;
  /** Its empty working folder and home, to be made. */
  readonly folder: string;
  /** The port of the Wire, as a URL. */
  readonly proxy: string;
  /** It was not printed by us. */
  readonly isStranger?: true;
}

/** Runs a program: in a host of its language where there is one, else in a process that is started for it. */
export async function runProgram(
  { language, file, request, folder, proxy, isStranger }: Program,
  workshop: Workshop,
): Promise<Omit<Execution, 'exchanges'>> {
  await mkdir(folder, { recursive: true });
  const variables = await furnish(folder, request, workshop);
  const packages = join(workshop.cache, 'packages');
  const { command, args, env: own } = language.runner.command(file, { ...workshop, proxy, packages });
  const env = { ...cleanEnvironment(folder, own, request.credentials), ...variables };
  const { time, memory, output, processes } = workshop.limits;
  const { memoryFactor = 1 } = language.runner;
  const limits = { time: time * 1000, memory: memory * memoryFactor * 2 ** 20, output, processes };

  const { confinement, enter } = workshop;
  const runAlone = async (): Promise<Omit<Execution, 'exchanges'>> => {
    const result = await runProcess({ ...enter({ command, args }), cwd: folder, env, limits });
    return { ...result, confinement };
  };
  if (!workshop.hosts.serve(language)) return runAlone();
  try {
    const job = { file, cwd: folder, env, ...(isStranger && { isStranger }) };
    return { ...(await workshop.hosts.run(language, job, limits)), confinement };
  } catch (error) {
    if (!(error instanceof HostLost)) throw error;
    workshop.interruption?.throwIfAborted();
    const result = await runAlone();
    return error.begun ? { ...result, retried: error.message } : result;
  }
}

/** Lays what the program reads into its working folder, and names the variables that say where. */
async function furnish(
  folder: string,
  { files, clientCertificate }: HttpRequest,
  { clientCertificate: pair }: Workshop,
): Promise<Record<string, string>> {
  await Promise.all(files.map(({ name, base64 }) => writeFile(join(folder, name), base64, 'base64')));
  return clientCertificate
    ? { [clientCertificate.certificate]: pair.certificate, [clientCertificate.key]: pair.key }
    : {};
}
