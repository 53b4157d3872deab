import type { Validator } from '../../src/lib/json-schema.ts';
import type { Json, JsonObject, Schema } from '../../src/model/json.ts';
import { isObject, referred, valueFaults } from './value-faults.ts';

/** Texts that stand for no value that a parameter's schema allows, however they are read. */
export function textFaults(
  schema: Schema,
  value: string,
  document: JsonObject,
  validator: Validator,
): { readonly name: string; readonly text: string }[] {
  const readings = readingsOf(value).filter((each) => validator(schema, 'request')(each).length === 0);
  const made = readings
    .flatMap((each) => valueFaults(schema, each, document, validator))
    .filter((fault) => typeof fault.value !== 'object')
    .map(({ name, value: faulty }) => ({ name, text: String(faulty) }));
  const isFault = (text: string) =>
    [...readingsOf(text), [text], text.split(',')].every(
      (reading) => validator(schema, 'request')(reading).length > 0,
    );
  const distinct = new Map(made.map((fault) => [fault.text, fault]));
  return [...distinct.values()].filter(({ text }) => text !== '' && isFault(text));
}

/** Whether a schema describes one text, and no array or object whose texts a style would join. */
export function isScalar(schema: Schema, document: JsonObject): boolean {
  if (!isObject(schema)) return false;
  const target = referred(schema, document);
  if (target !== undefined) return isScalar(target, document);
  const { type, enum: values } = schema;
  const types = [type].flat().filter((each) => typeof each === 'string');
  if (types.length > 0) return !types.includes('array') && !types.includes('object');
  return Array.isArray(values) && values.every((value) => value === null || typeof value !== 'object');
}

function readingsOf(text: string): Json[] {
  const readings: Json[] = [text];
  if (text === '') readings.push(null);
  try {
    readings.push(JSON.parse(text));
  } catch {
    // It is no JSON, so that only its text counts.
  }
  return readings;
}
