import type { Json, JsonObject } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

const others: readonly (readonly [type: string, value: Json])[] = [
  ['integer', 12345],
  ['string', 'docproof'],
  ['boolean', true],
  ['object', { docproof: 1 }],
  ['array', ['docproof']],
];

/** [type](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1), with `nullable` of OpenAPI 3.0. */
export const type = defineValueRule({
  keyword: 'type',
  refused: (schema) => {
    const types = typesOf(schema);
    if (types.length === 0) return [];
    const fits = (name: string) => types.includes(name) || (name === 'integer' && types.includes('number'));
    const wrong: Candidate[] = others
      .filter(([name]) => !fits(name))
      .filter(([name]) => name !== 'boolean' || types.includes('integer'))
      .slice(0, 3)
      .map(([name, value]) => ({ name: `type-${name}`, value }));
    if (types.includes('integer') && !types.includes('number'))
      wrong.push({ name: 'type-fraction', value: 1.5 });
    if (types.includes('boolean')) wrong.push({ name: 'type-text-true', value: 'true' });
    return types.includes('null') ? wrong : [...wrong, { name: 'null', value: null }];
  },
  accepted: (schema, value) => [
    ...(typesOf(schema).includes('null') ? [{ name: 'null', value: null }] : []),
    ...(typeof value === 'boolean' ? [{ name: `boolean-${!value}`, value: !value }] : []),
  ],
});

function typesOf({ type: given, nullable }: JsonObject): string[] {
  const types = [given].flat().filter((each) => typeof each === 'string');
  return nullable === true && types.length > 0 ? [...types, 'null'] : types;
}
