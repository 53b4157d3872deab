import { expect, test } from 'vitest';
import type { Operation } from '../model/operation.ts';
import { isSecured } from './is-secured.ts';

test.each([
  [[], false],
  [[{ bearerAuth: [] }], true],
  [[{ bearerAuth: [] }, { apiKey: [] }], true],
  [[{}, { bearerAuth: [] }], false],
])('%j', (security, want) => expect(isSecured({ security } as unknown as Operation)).toBe(want));
