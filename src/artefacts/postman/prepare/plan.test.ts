import { expect, test } from 'vitest';
import type { Example } from '../../../model/example.ts';
import type { Flow, FlowStep } from '../../../model/flow.ts';
import { publication } from '../../publication.test-data.ts';
import { type Plan, planExamples } from './plan.ts';

const version = publication.docs.apis[0]?.versions[0];
if (!version) throw new Error('no version');
const { location } = version;

function step(changes: Partial<FlowStep> & Pick<FlowStep, 'id' | 'operation'>): FlowStep {
  return {
    description: '',
    parameters: [],
    successCriteria: [],
    outputs: {},
    extract: {},
    location,
    ...changes,
  };
}

const login = step({
  id: 'log-in',
  operation: { source: 'auth/v1', id: 'login' },
  requestBody: { payload: { email: '$inputs.email', password: '$inputs.password' } },
  successCriteria: [{ condition: '$statusCode == 200', type: 'simple' }],
  outputs: { refresh_token: '$response.body#/data/refresh_token' },
});
const refresh = step({
  id: 'refresh',
  operation: { source: 'auth/v1', id: 'refreshToken' },
  requestBody: { payload: { refresh_token: '$steps.log-in.outputs.refresh_token' } },
  reaches: { status: '200', example: 'success' },
});

function flow(id: string, ...steps: readonly FlowStep[]): Flow {
  const inputs = [
    { name: 'email', literal: 'john.doe@example.com', fresh: 'email' as const, location },
    { name: 'password', literal: 'SecurePass123!', location },
  ];
  return { id, api: 'auth', version: 'v1', summary: '', description: '', inputs, steps, location };
}

function plansOf(...flows: readonly Flow[]) {
  const plans = version
    ? planExamples({ ...version, flows }, publication.examples, [])
    : new Map<Example, Plan>();
  return new Map([...plans].map(([example, plan]) => [example.operation.id, plan]));
}

test('a plan has the steps before, what is taken from them, and what is new each time', () => {
  const plan = plansOf(flow('renew', login, refresh)).get('refreshToken');
  expect(plan?.before).toMatchObject([
    {
      path: '/auth/login',
      body: { email: '$inputs.email', password: 'SecurePass123!' },
      status: 200,
      outputs: { refresh_token: '$response.body#/data/refresh_token' },
    },
  ]);
  expect(plan?.slots).toEqual([
    {
      variable: 'refresh_token',
      literal: 'rt_2gXQ8jZv3mNkPqRs',
      template: '$steps.0.outputs.refresh_token',
      in: 'body',
      at: '/refresh_token',
    },
  ]);
  expect(plan?.fresh.map(({ name }) => name)).toEqual(['email']);
});

test('of two flows the shorter is taken, and equal beginnings have equal keys whatever their steps are called', () => {
  const renamed = { ...login, id: 'first', outputs: { access_token: '$response.body#/data/access_token' } };
  const basic = { ...login, reaches: { status: '200', example: 'success' } };
  const plans = plansOf(
    flow('long', renamed, login, refresh),
    flow('short', login, refresh),
    flow('own', basic),
  );
  const refreshPlan = plans.get('refreshToken');
  expect(refreshPlan?.before).toHaveLength(1);
  expect(plans.get('login')?.own.key).toBe(refreshPlan?.before[0]?.key);
  expect(plans.get('login')?.before).toEqual([]);
});

test('a flow that calls what nobody describes plans nothing', () => {
  const foreign = step({ id: 'mail', operation: { source: 'mailbox', id: 'search' } });
  expect(plansOf(flow('mail', foreign, login, refresh)).size).toBe(0);
});
