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
  return parseJsonQuickly(text) ?? parseYamlQuickly(text) ?? parseYamlCarefully(text);
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
  try {
    const value: unknown = parseYaml(text);
    // Of YAML's numbers some that JSON has are texts, such as 1E400.
    return { value: /^\s*[[{]/.test(text) ? (jsonValue(text) ?? value) : value, faults: [] };
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
  if (faults.some((fault) => fault.kind === 'syntax')) return { value: undefined, faults };
  try {
    const value: unknown = document.toJS();
    // An alias that contains itself has no JSON.
    if (text.includes('*')) JSON.stringify(value);
    return { value, faults };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = /circular/.test(reason) ? 'an alias stands inside of what it names' : reason;
    return { value: undefined, faults: [...faults, { kind: 'syntax', message, line: 1, column: 1 }] };
  }
}
