import type { RuleTable } from '../rule.ts';
import { partRules } from './parts.ts';
import { schemaRules } from './schemas.ts';
import { wholeRules } from './whole.ts';

/** Every kind of change, by its id. */
export const changeRules: RuleTable = { ...partRules, ...schemaRules, ...wholeRules };
