import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../languages/language.ts';
import { probe } from '../lib/probe.ts';
import { cleanEnvironment } from './programs/environment.ts';

/** What a language needs and what of it is here. */
export interface RuntimeStatus {
  readonly language: string;
  readonly needs: readonly {
    readonly name: string;
    /** Undefined when it is missing. */
    readonly version: string | undefined;
    readonly install: string;
  }[];
}

/** Looks for everything that a language needs. */
export async function inspectRuntime(language: Language, cache: string): Promise<RuntimeStatus> {
  const packages = join(cache, 'packages');
  const needs = await Promise.all(
    language.runner.needs.map(async ({ name, probe: command, install, env }) => ({
      name,
      install,
      version: (await probe(command, cleanEnvironment(tmpdir(), env?.({ packages }) ?? {}, []))) ?? undefined,
    })),
  );
  return { language: language.id, needs };
}

/** Why a language cannot run here, such as `ruby is not installed`, with what docproof can do about it; undefined when it can. */
export async function missingRuntime(language: Language, cache: string): Promise<string | undefined> {
  const { needs } = await inspectRuntime(language, cache);
  const missing = needs.find((need) => need.version === undefined);
  if (!missing) return undefined;
  const remedy = missing.install === 'docproof setup' ? ' (`docproof setup` installs it)' : '';
  return `${missing.name} is not installed${remedy}`;
}
