import { type Candidate, defineValueRule } from './value-rule.ts';

/** What is nearly of a [format](https://json-schema.org/draft/2020-12/json-schema-validation#section-7) and is not. */
const near: Readonly<Record<string, readonly string[]>> = {
  email: ['john.doe', 'john.doe@', '@example.com', 'john doe@example.com'],
  uuid: ['123e4567-e89b-12d3-a456', 'not-a-uuid'],
  date: ['2025-13-01', '2025-02-30', '29.10.2025'],
  'date-time': ['2025-10-29', '2025-10-29T25:00:00Z', 'yesterday'],
  time: ['25:00:00Z', 'noon'],
  ipv4: ['203.0.113.256', '203.0.113'],
  ipv6: ['2001:db8::g', '2001:db8'],
  uri: ['not a uri', '//'],
  hostname: ['-example.com', 'exa mple.com'],
};

/** `format`, asserted. */
export const format = defineValueRule({
  keyword: 'format',
  refused: ({ format: name }, value): readonly Candidate[] =>
    typeof name === 'string' && typeof value === 'string'
      ? (near[name] ?? []).map((text, index) => ({ name: `format-${index + 1}`, value: text }))
      : [],
  accepted: () => [],
});
