import { toPatternMatcher } from '../../lib/pattern-matcher.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { isObject, schemaOf } from '../schema-parts.ts';
import type { Generate, Generation } from './generation.ts';
import { samplePattern } from './sample-pattern.ts';

/** An object with the properties that a schema requires of a request, and where `optional` holds with the others too. */
export function generateObject(
  keywords: JsonObject,
  generation: Generation,
  generate: Generate,
): Json | undefined {
  const properties = isObject(keywords.properties) ? keywords.properties : {};
  const required = requiredNames(keywords, properties, generation.document);
  const made: Record<string, Json> = {};
  for (const name of namesOf(keywords, properties, required, generation)) {
    const value = generate(schemaFor(name, keywords, properties), generation);
    if (value !== undefined) made[name] = value;
    else if (required.has(name)) return undefined;
  }
  for (
    let index = 1;
    Object.keys(made).length < Number(keywords.minProperties ?? 0) && index <= 100;
    index++
  ) {
    const name = newName(keywords, index);
    made[name] = generate(schemaFor(name, keywords, properties), generation) ?? 'string';
  }
  return made;
}

/** What is readOnly is not sent. */
function requiredNames({ required }: JsonObject, properties: JsonObject, document: JsonObject): Set<string> {
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  return new Set(names.filter((name) => schemaOf(properties[name], document).readOnly !== true));
}

/** In the order of the schema, as many as it allows, with what they depend on. */
function namesOf(
  keywords: JsonObject,
  properties: JsonObject,
  required: ReadonlySet<string>,
  { optional, document }: Generation,
): string[] {
  const declared = Object.keys(properties).filter(
    (name) => schemaOf(properties[name], document).readOnly !== true,
  );
  const all = [...new Set([...declared, ...required])];
  const room = typeof keywords.maxProperties === 'number' ? keywords.maxProperties : Number.POSITIVE_INFINITY;
  const chosen = new Set(required);
  const dependencies = isObject(keywords.dependentRequired) ? keywords.dependentRequired : {};
  const pending = optional ? [...all] : [...required];
  for (const name of pending) {
    if (chosen.size < room) chosen.add(name);
    const others = chosen.has(name) ? dependencies[name] : undefined;
    if (Array.isArray(others))
      pending.push(...others.filter((each) => typeof each === 'string' && !chosen.has(each)).map(String));
  }
  return [...new Set([...all, ...chosen])].filter((name) => chosen.has(name));
}

function schemaFor(
  name: string,
  { patternProperties, additionalProperties }: JsonObject,
  properties: JsonObject,
): Schema {
  const own = properties[name];
  if (isObject(own) || typeof own === 'boolean') return own;
  const patterns = Object.entries(isObject(patternProperties) ? patternProperties : {});
  const matching =
    patterns.find(([pattern]) => toPatternMatcher(pattern)?.(name))?.[1] ?? additionalProperties;
  return isObject(matching) ? matching : { type: 'string' };
}

function newName({ patternProperties, propertyNames }: JsonObject, index: number): string {
  const pattern = isObject(propertyNames) ? propertyNames.pattern : undefined;
  const [named] = Object.keys(isObject(patternProperties) ? patternProperties : {});
  const wanted = typeof pattern === 'string' ? pattern : named;
  const shortest = wanted === undefined ? undefined : samplePattern(wanted);
  if (wanted === undefined || shortest === undefined) return `property${index}`;
  return samplePattern(wanted, { minimum: shortest.length + index - 1 }) ?? shortest;
}
