import type { Json, JsonObject, Schema } from '../../src/model/json.ts';

type Fault = { readonly name: string; readonly value: Json };

/** What each keyword of one schema forbids, made from a value that it allows: by construction, without a validator. */
export function keywordFaults(
  schema: JsonObject,
  value: Json,
  resolve: (schema: JsonObject) => Schema | undefined,
): Fault[] {
  if (schema.$ref !== undefined) return [];
  const faults = [...typeFaults(schema), ...enumFaults(schema)];
  if (typeof value === 'number') faults.push(...numberFaults(schema, value));
  if (typeof value === 'string') faults.push(...textFaults(schema, value));
  if (Array.isArray(value)) faults.push(...arrayFaults(schema, value));
  if (isObject(value)) faults.push(...objectFaults(schema, value, resolve));
  return faults;
}

function typesOf({ type, nullable }: JsonObject): string[] {
  const types = [type].flat().filter((each) => typeof each === 'string');
  return nullable === true && types.length > 0 ? [...types, 'null'] : types;
}

function typeFaults(schema: JsonObject): Fault[] {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  const others: readonly (readonly [string, Json])[] = [
    ['object', { docproof: 1 }],
    ['array', [['docproof']]],
    ['string', 'docproof'],
    ['boolean', true],
  ];
  const wrong = others.find(([type]) => !types.includes(type));
  const faults: Fault[] = wrong ? [{ name: `type: ${wrong[0]}`, value: wrong[1] }] : [];
  if (types.includes('integer') && !types.includes('number')) faults.push({ name: 'type: 1.5', value: 1.5 });
  if (!types.includes('string') && wrong?.[0] !== 'string')
    faults.push({ name: 'type: string', value: 'docproof' });
  const mayBeNull = types.includes('null') || listed(schema)?.includes(null) === true;
  return mayBeNull ? faults : [...faults, { name: 'type: null', value: null }];
}

function listed({ enum: values, const: value }: JsonObject): readonly Json[] | undefined {
  if (Array.isArray(values)) return values;
  return value === undefined ? undefined : [value];
}

function enumFaults(schema: JsonObject): Fault[] {
  const [first, ...more] = listed(schema) ?? [];
  if (first === undefined) return [];
  const other = typeof first === 'number' ? 918_273_645 : `${String(first)}-docproof`;
  return [first, ...more].includes(other) ? [] : [{ name: 'enum', value: other }];
}

function numberFaults(schema: JsonObject, value: number): Fault[] {
  const faults: Fault[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === 'number' && minimum - 1 < minimum)
    faults.push({ name: 'minimum', value: minimum - 1 });
  if (typeof maximum === 'number' && maximum + 1 > maximum)
    faults.push({ name: 'maximum', value: maximum + 1 });
  if (typeof exclusiveMinimum === 'number')
    faults.push({ name: 'exclusiveMinimum', value: exclusiveMinimum });
  if (typeof exclusiveMaximum === 'number')
    faults.push({ name: 'exclusiveMaximum', value: exclusiveMaximum });
  if (exclusiveMinimum === true && typeof minimum === 'number') {
    faults.push({ name: 'exclusiveMinimum', value: minimum });
  }
  if (exclusiveMaximum === true && typeof maximum === 'number') {
    faults.push({ name: 'exclusiveMaximum', value: maximum });
  }
  if (typeof multipleOf === 'number') faults.push({ name: 'multipleOf', value: value + multipleOf / 2 });
  return faults;
}

/** Formats of which a text with spaces is none. */
const formats = ['uuid', 'date-time', 'date', 'time', 'email', 'ipv4', 'ipv6', 'uri', 'hostname'];

function textFaults({ minLength, maxLength, pattern, format }: JsonObject, value: string): Fault[] {
  const faults: Fault[] = [];
  const letters = [...value];
  if (typeof minLength === 'number' && minLength > 0) {
    faults.push({ name: 'minLength', value: letters.slice(0, minLength - 1).join('') });
  }
  if (typeof maxLength === 'number' && maxLength < 100_000) {
    faults.push({ name: 'maxLength', value: value.padEnd(maxLength + 1, value || 'x').slice(0, 200_000) });
  }
  if (typeof pattern === 'string') {
    const broken = ['¡docproof!', '', '0', ' x ', 'docproof', 'A-1'].find((text) => !matches(pattern, text));
    if (broken !== undefined) faults.push({ name: 'pattern', value: broken });
  }
  if (typeof format === 'string' && formats.includes(format)) {
    faults.push({ name: `format: ${format}`, value: 'not at all' });
  }
  return faults;
}

/** What is no pattern here judges nothing, so that everything matches. */
function matches(pattern: string, text: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags).test(text);
    } catch {
      // The next flags may do.
    }
  }
  return true;
}

function arrayFaults({ minItems, maxItems, uniqueItems }: JsonObject, value: readonly Json[]): Fault[] {
  const faults: Fault[] = [];
  const [first] = value;
  if (typeof minItems === 'number' && minItems > 0) {
    faults.push({ name: 'minItems', value: value.slice(0, minItems - 1) });
  }
  if (first === undefined) return faults;
  if (typeof maxItems === 'number' && maxItems < 1_000) {
    const missing = Math.max(0, maxItems + 1 - value.length);
    faults.push({ name: 'maxItems', value: [...value, ...Array.from({ length: missing }, () => first)] });
  }
  if (uniqueItems === true) faults.push({ name: 'uniqueItems', value: [...value, first] });
  return faults;
}

function objectFaults(
  { required, properties, additionalProperties, patternProperties, maxProperties }: JsonObject,
  value: JsonObject,
  resolve: (schema: JsonObject) => Schema | undefined,
): Fault[] {
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  const faults: Fault[] = names
    .filter((name) => value[name] !== undefined && !isReadOnly(properties, name, resolve))
    .map((name) => ({ name: `required: ${name}`, value: without(value, name) }));
  if (additionalProperties === false && patternProperties === undefined) {
    faults.push({ name: 'additionalProperties', value: { ...value, 'docproof-extra': 1 } });
  }
  const count = Object.keys(value).length;
  if (typeof maxProperties === 'number' && maxProperties < 100 && additionalProperties !== false) {
    const extra = Array.from({ length: maxProperties + 1 - count }, (_, index) => [`docproof${index}`, 'x']);
    faults.push({ name: 'maxProperties', value: { ...value, ...Object.fromEntries(extra) } });
  }
  return faults;
}

function isReadOnly(
  properties: unknown,
  name: string,
  resolve: (schema: JsonObject) => Schema | undefined,
): boolean {
  const property = isObject(properties) ? properties[name] : undefined;
  if (!isObject(property)) return false;
  const target = resolve(property);
  return property.readOnly === true || (isObject(target) && target.readOnly === true);
}

function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
