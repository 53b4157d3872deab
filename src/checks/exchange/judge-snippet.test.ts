import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Execution } from '../../model/execution.ts';
import type { SnippetRun } from '../../model/run.ts';
import {
  answer,
  context,
  example,
  exchange,
  media,
  operation,
  request,
  response,
  scene,
  version,
} from './exchange.test-data.ts';
import { judgeSnippet } from './judge-snippet.ts';

const body = '{"total":1}';
const documented = response('200', { content: [media(true, { total: 1 })] });
const promised = {
  response: documented,
  mediaType: 'application/json',
  example: documented.content[0]?.examples[0],
};
const good = exchange(answer(200, body));

function judge(
  execution: Partial<Execution>,
  more: { promised?: typeof promised; ceiling?: 'request exact'; request?: HttpRequest } = {},
) {
  const described = operation({ responses: [documented] });
  const snippet = {
    example: example(described, {
      request: more.request ?? request(),
      response: (more.promised ?? promised) as never,
    }),
    language: 'ruby',
    text: '',
    path: 'snippets/a.rb',
  };
  const run: SnippetRun = {
    version,
    snippet,
    scene: scene(),
    execution: {
      outcome: { kind: 'exited', code: 0 },
      stdout: `${body}\n`,
      stderr: '',
      exchanges: [good],
      duration: 1,
      ...execution,
    },
  };
  const { findings, strength } = judgeSnippet(run, { ...context, ceiling: more.ceiling });
  return { rules: findings.map((finding) => finding.rule), strength, findings };
}

test('a snippet that asks, is answered and prints is proven to the body', () => {
  expect(judge({})).toMatchObject({ rules: [], strength: 'body as documented' });
});

describe('requests', () => {
  test.each<[string, readonly Exchange[], string]>([
    ['none', [], 'it sent no request'],
    ['the right one twice', [good, good], 'it sent 2 requests instead of one'],
    ['another', [{ ...good, sent: { ...good.sent, method: 'POST' } }], 'another method'],
  ])('%s', (_, exchanges, problem) => {
    const { findings, strength } = judge({ exchanges });
    expect(findings.map((finding) => finding.message).join()).toContain(problem);
    expect(strength).not.toBe('request exact');
  });

  test('to a host that nobody declared', () => {
    const refused = { ...good, refused: 'the host is not declared' };
    expect(judge({ exchanges: [refused] }).rules).toContain('program-runs');
  });
});

describe('the client certificate of an operation that asks for one', () => {
  const wanted = request({
    origin: 'https://api.example.com',
    clientCertificate: { certificate: 'CLIENT_CERT', key: 'CLIENT_KEY' },
  });
  const show = (clientCertificate?: Exchange['clientCertificate']) => {
    const shown = exchange(answer(200, body), { ...(clientCertificate && { clientCertificate }) });
    return judge({ exchanges: [shown] }, { request: wanted });
  };

  test('is shown', () => {
    expect(show({ subject: 'CN=docproof client', isTrusted: true }).rules).toEqual([]);
  });

  test.each([
    ['no client certificate is shown', undefined],
    ['another client certificate is shown', { subject: 'CN=me', isTrusted: false }],
  ])('%s', (problem, shown) => {
    const { findings, rules } = show(shown);
    expect(rules).toEqual(['request-exact']);
    expect(findings[0]?.message).toContain(problem);
  });
});

describe('what it prints', () => {
  const at = (stdout: string, text = body) =>
    judge({ stdout, exchanges: [exchange(answer(200, text))] }).rules;

  test('is the answer, as text or as JSON', () => {
    expect(at(body)).toEqual([]);
    expect(at('{\n  "total": 1.0\n}\n')).toEqual([]);
  });

  test.each([
    '',
    '\n',
    'ok',
    `${body}${body}`,
    `${body}\ndone`,
    `> GET\n${body}`,
    '{"total":2}',
    '{"total":1,"total":1}',
  ])('%j is not', (stdout) => expect(at(stdout)).toContain('program-runs'));

  test('is nothing where the answer has no body', () => {
    const nothing = response('204');
    const at = (stdout: string) =>
      judge(
        { stdout, exchanges: [exchange({ status: 204, headers: [], body: new Uint8Array() })] },
        { promised: { response: nothing } as never },
      ).rules;
    expect(at('\n')).toEqual([]);
    expect(at('undefined')).toEqual(['program-runs']);
  });

  test('has the digits of the answer', () => {
    expect(at('{"total":9007199254740992}', '{"total":9007199254740993}')).toContain('program-runs');
  });

  test('counts also where the answer is a short one', () => {
    expect(at('{"error":1}', '1')).toContain('program-runs');
  });
});

test.each<[Execution['outcome'], string]>([
  [{ kind: 'exited', code: 1 }, 'exit status 1 instead of 0'],
  [{ kind: 'signalled', signal: 'SIGSEGV' }, 'SIGSEGV'],
  [{ kind: 'stopped', limit: '30 s of time' }, '30 s of time'],
])('it ended otherwise: %j', (outcome, words) => {
  const { findings, strength } = judge({ outcome, stderr: 'boom' });
  expect(findings[0]).toMatchObject({ rule: 'program-runs', actual: 'boom' });
  expect(findings[0]?.message).toContain(words);
  expect(strength).toBeUndefined();
});

test('another status, another answer, and no answer at all', () => {
  const at = (status: number, text: string) =>
    judge({ stdout: text, exchanges: [exchange(answer(status, text))] });
  expect(at(201, body)).toMatchObject({ rules: ['status-documented'], strength: 'request exact' });
  expect(at(200, '{"total":2}')).toMatchObject({
    rules: ['answer-as-documented'],
    strength: 'documented status',
  });
  const byDefault = { ...promised, response: { ...documented, status: 'default' } };
  const silent = exchange({ status: 0, headers: [], body: new Uint8Array() });
  expect(judge({ stdout: '', exchanges: [silent] }, { promised: byDefault }).rules).toEqual([
    'status-documented',
  ]);
});

describe('redirects', () => {
  const away = exchange({ ...answer(302, ''), headers: [['Location', 'https://elsewhere.example/']] });
  const followed: Exchange = {
    ...exchange(answer(0, '')),
    refused: 'elsewhere.example is no server of the documentation',
  };

  test('what a client sends because of the answer is not the snippet’s', () => {
    const found = judge({ exchanges: [away, followed], outcome: { kind: 'exited', code: 1 }, stdout: '' });
    expect(found.findings.map(({ message }) => message).join()).not.toContain('2 requests');
    expect(found.rules).toContain('status-documented');
  });

  test('where answers prove nothing, neither is how the program ends after it', () => {
    const run = {
      exchanges: [away, followed],
      outcome: { kind: 'exited', code: 1 },
      stdout: '',
    } as const;
    expect(judge(run, { ceiling: 'request exact' })).toMatchObject({ rules: [], strength: 'request exact' });
  });
});
