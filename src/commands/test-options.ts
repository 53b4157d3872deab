import type { ContractOptions } from '../contract/run-contract.ts';
import type { MessengerOptions } from '../contract/target/messenger.ts';
import { DocsError } from '../errors.ts';
import type { HeaderList } from '../model/exchange.ts';
import { createSelection } from '../selection.ts';
import type { Flags, Terminal } from './command.ts';
import { textOf, textsOf } from './shared-flags.ts';

/** What the flags of `docproof test` say of the cases. */
export function contractOptions(flags: Flags): ContractOptions {
  const only = createSelection(textsOf(flags, 'only'));
  const except = textsOf(flags, 'except');
  const excluded = createSelection(except);
  const shard = shardOf(textOf(flags, 'shard'));
  return {
    seed: wholeNumber('seed', textOf(flags, 'seed') ?? '1', 0),
    selects: (names) => only.has(names) && !(except.length > 0 && excluded.has(names)),
    safe: flags.safe === true,
    ...(shard && { shard }),
  };
}

/** What they say of requests. */
export function messengerOptions(flags: Flags, { interruption }: Terminal): MessengerOptions {
  const number = (name: string) => {
    const text = textOf(flags, name);
    return text === undefined ? undefined : wholeNumber(name, text, 1);
  };
  const [rate, maxRequests, maxTime, patience] = [
    rateOf(textOf(flags, 'rate')),
    number('max-requests'),
    number('max-time'),
    number('patience'),
  ];
  return {
    ...(rate !== undefined && { rate }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(maxTime !== undefined && { maxTime: maxTime * 1000 }),
    ...(patience !== undefined && { patience: patience * 1000 }),
    tags: textsOf(flags, 'tag').map(tagOf),
    ...(interruption && { interruption }),
  };
}

function shardOf(text: string | undefined): ContractOptions['shard'] {
  if (text === undefined) return undefined;
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new DocsError(`\`--shard ${text}\` is no part: write \`k/n\`, such as \`1/4\`.`);
}

/** Requests a second. */
function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/(s|m|h))?$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit] ?? 1;
  if (Number(number) > 0) return Number(number) / seconds;
  throw new DocsError(`\`--rate ${text}\` is no rate: write \`10/s\` or \`300/m\`.`);
}

function wholeNumber(name: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new DocsError(`\`--${name} ${text}\` is no whole number of at least ${least}.`);
}

function tagOf(text: string): HeaderList[number] {
  const [, name, value] = /^([\w-]+):\s*(\S.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new DocsError(`\`--tag ${text}\` is no header: write \`Name: value\`.`);
}
