import { parseYaml } from '@redocly/openapi-core';
import { LineCounter, parseDocument as parseYamlDocument } from 'yaml';

/** Something wrong with the syntax of a document, at a line and column counted from 1. */
export interface SyntaxFault {
  readonly kind: 'syntax' | 'duplicate-key';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** What a YAML or JSON text says; `value` is undefined when a `syntax` fault left nothing to read. */
export interface ParsedText {
  readonly value: unknown;
  readonly faults: readonly SyntaxFault[];
}

/** From this many characters on JSON is not searched for repeated keys. */
const largeText = 250_000;

/** Reads YAML 1.2 or JSON; repeated keys are faults, of which the last one wins. */
export function parseDocument(text: string): ParsedText {
  try {
    const parsed = parseJsonQuickly(text) ?? parseYamlQuickly(text) ?? parseYamlCarefully(text);
    return isDeeper(parsed.value, deepest) ? tooDeep : parsed;
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

/** Values inside of values; more are written by no author, and no program that reads them follows. */
const deepest = 500;

const tooDeep: ParsedText = {
  value: undefined,
  faults: [
    {
      kind: 'syntax',
      message: `values stand in values more than ${deepest} deep`,
      line: 1,
      column: 1,
    },
  ],
};

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function parseJsonQuickly(text: string): ParsedText | undefined {
  if (text.length < largeText || !/^\s*[[{]/.test(text)) return undefined;
  const value = jsonValue(text);
  return value === undefined ? undefined : { value, faults: [] };
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** js-yaml is several times as fast as yaml, but refuses some YAML and gives up at the first fault. */
function parseYamlQuickly(text: string): ParsedText | undefined {
  if (/[*]/.test(text) && /&/.test(text)) return undefined;
  // Of YAML's numbers some that JSON has are texts, such as 1E400.
  const json = /^\s*[[{]/.test(text) ? jsonValue(text) : undefined;
  if (isDeeper(json, deepest)) return tooDeep;
  try {
    const value: unknown = parseYaml(text);
    return { value: json ?? value, faults: [] };
  } catch {
    return undefined;
  }
}

function parseYamlCarefully(text: string): ParsedText {
  const lines = new LineCounter();
  const document = parseYamlDocument(text, {
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = document.errors.map((error): SyntaxFault => {
    const { line, col } = lines.linePos(error.pos[0]);
    const kind = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax';
    return { kind, message: error.message, line: Math.max(line, 1), column: Math.max(col, 1) };
  });
  if (faults.some(({ message }) => /call stack/.test(message))) return tooDeep;
  if (faults.some((fault) => fault.kind === 'syntax')) return { value: undefined, faults };
  try {
    const value: unknown = document.toJS();
    // An alias that contains itself has no JSON.
    if (text.includes('*')) JSON.stringify(value);
    return { value, faults };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = /circular/.test(reason) ? 'an alias stands inside of what it names' : reason;
    return { value: undefined, faults: [...faults, { kind: 'syntax', message, line: 1, column: 1 }] };
  }
}
