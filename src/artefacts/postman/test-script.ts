import type { Example } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import { captureScript } from './capture-script.ts';
import { examplesOf, findCaptures, isSuccess } from './captures.ts';
import type { Script } from './format.ts';

/** What Postman checks of the answer, and what it keeps of it for later requests. */
export function testScript(example: Example, keep: readonly string[] = []): Script {
  const exec = [...statusTest(example), ...bodyTest(example), ...capture(example), ...keep];
  return { listen: 'test', script: { type: 'text/javascript', exec } };
}

function statusTest({ operation, response }: Example): readonly string[] {
  const documented = response ? [response.response] : operation.responses.filter(isSuccess);
  const codes = documented.map(({ status }) => status).filter((status) => /^\d{3}$/.test(status));
  const [only] = codes;
  if (only === undefined) {
    return [
      "pm.test('is no server error', () => {",
      '  pm.expect(pm.response.code).to.be.below(500);',
      '});',
    ];
  }
  const check =
    codes.length === 1
      ? `  pm.response.to.have.status(${only});`
      : `  pm.expect(pm.response.code).to.be.oneOf([${codes.join(', ')}]);`;
  return [`pm.test('status is ${codes.join(' or ')}', () => {`, check, '});'];
}

/** The properties of the answer's root; the whole body is compared where the documentation is proven. */
function bodyTest({ response }: Example): readonly string[] {
  const value = response?.example?.value;
  if (!isJson(response?.mediaType) || typeof value !== 'object' || value === null || Array.isArray(value))
    return [];
  const keys = Object.keys(value).map((key) => JSON.stringify(key));
  if (keys.length === 0) return [];
  return [
    "pm.test('body has the documented properties', () => {",
    `  pm.expect(pm.response.json()).to.include.all.keys(${keys.join(', ')});`,
    '});',
  ];
}

function capture({ operation, response }: Example): readonly string[] {
  const success = response ? [response.response].filter(isSuccess) : operation.responses.filter(isSuccess);
  const values: readonly Json[] = response?.example
    ? success.length > 0
      ? [response.example.value]
      : []
    : success.flatMap(examplesOf).map(({ value }) => value);
  const captures = values.map(findCaptures).find((found) => found.length > 0) ?? [];
  if (captures.length === 0) return [];
  return [
    'if (pm.response.code >= 200 && pm.response.code < 300) {',
    '  const body = pm.response.json();',
    ...captureScript(captures, '  '),
    '}',
  ];
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /[/+]json\b/.test(mediaType);
}
