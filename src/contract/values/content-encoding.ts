import { defineValueRule } from './value-rule.ts';

/** [contentEncoding](https://json-schema.org/draft/2020-12/json-schema-validation#section-8.3) `base64`, and `format: byte` of OpenAPI 3.0. */
export const contentEncoding = defineValueRule({
  keyword: 'contentEncoding',
  refused: ({ contentEncoding: name, format }, value) =>
    typeof value === 'string' && (name === 'base64' || format === 'byte')
      ? [{ name: 'no-base64', value: '***' }]
      : [],
  accepted: () => [],
});
