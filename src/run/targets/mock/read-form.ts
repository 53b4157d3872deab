import type { Json, Schema } from '../../../model/json.ts';
import { type Claimant, claimPairs } from './claim-pairs.ts';
import { type RawValue, toMembers } from './raw-value.ts';
import { type EncodedPair, formDecode } from './read-pairs.ts';
import { styleReaders } from './styles/index.ts';
import { bestValues, type ValueContext } from './typed-values.ts';

type Encoding = Readonly<Record<string, Json>>;

/** Objects that a form may stand for and that are tried. */
const objectLimit = 64;

/**
 * The objects that the pairs of an `application/x-www-form-urlencoded` text may stand for, by its
 * [Encoding Objects](https://spec.openapis.org/oas/v3.1.1.html#encoding-object). A property without one is a text, a
 * repeated one an array, a JSON text or `name[key]` an object.
 */
export function readForm(
  pairs: readonly EncodedPair[],
  schema: Schema,
  encoding: Encoding,
  context: ValueContext,
): readonly RawValue[] {
  const names = [...context.walk.names(schema)];
  const { objects, left } = readProperties(names, pairs, { schema, encoding, decode }, context);
  const rest = toMembers(left.map(([name, value]) => [name, decode(value)]));
  return objects.map((members) => ({ members: [...members, ...rest.members] }));
}

export interface FormDescription {
  readonly schema: Schema;
  readonly encoding: Encoding;
  /** Undoes what is done to the characters of a value. */
  readonly decode: (text: string) => string;
}

/** Reads the properties of the given names out of pairs, in every way that their values allow; and what is left of the pairs. */
export function readProperties(
  names: readonly string[],
  pairs: readonly EncodedPair[],
  { schema, encoding, decode }: FormDescription,
  context: ValueContext,
): {
  readonly objects: readonly (readonly (readonly [string, RawValue])[])[];
  readonly left: readonly EncodedPair[];
} {
  const properties = names.map((name) => toProperty(name, schema, encoding, context));
  const { owned, left } = claimPairs(properties, pairs, context.walk);
  let objects: (readonly (readonly [string, RawValue])[])[] = [[]];
  for (const [property, own] of owned) {
    if (own.length === 0) continue;
    const values = readProperty(property, own, decode, context);
    objects = objects.flatMap((members) =>
      values.map((json) => [...members, [property.name, { json }] as const]),
    );
    objects.length = Math.min(objects.length, objectLimit);
  }
  return { objects, left };
}

interface Property extends Claimant {
  /** Without an Encoding Object that names a style. */
  readonly plain: boolean;
  readonly schemas: readonly Schema[];
}

function toProperty(name: string, schema: Schema, encoding: Encoding, { walk }: ValueContext): Property {
  const { style, explode, allowReserved } = Object.assign({}, encoding[name]) as Record<string, Json>;
  const plain = style === undefined && explode === undefined && allowReserved === undefined;
  const written = typeof style === 'string' ? style : 'form';
  const schemas = walk.member(schema, name);
  return {
    name,
    style: plain ? 'deepObject' : written,
    explode: typeof explode === 'boolean' ? explode : written === 'form',
    schema: { anyOf: schemas },
    whole: plain,
    plain,
    schemas: schemas.length > 0 ? schemas : [true],
  };
}

function readProperty(
  { name, style, explode, plain, schemas }: Property,
  pairs: readonly EncodedPair[],
  decode: FormDescription['decode'],
  context: ValueContext,
): readonly Json[] {
  const bracketed = style === 'deepObject' && pairs.some(([each]) => each !== name);
  const read = styleReaders[plain && !bracketed ? 'form' : style] ?? styleReaders.form;
  const readings = read?.({ text: '', pairs }, { name, explode: plain || explode, decode }) ?? [];
  const texts = readings.length > 0 ? readings : pairs.map(([, value]) => decode(value));
  return bestValues(texts, schemas, context);
}

function decode(text: string): string {
  return formDecode(text) ?? text;
}
