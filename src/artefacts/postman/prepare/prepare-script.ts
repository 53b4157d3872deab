import type { Example } from '../../../model/example.ts';
import type { FlowSource } from '../../../model/flow.ts';
import type { Script } from '../format.ts';
import type { Plan } from './plan.ts';
import type { PlannedStep } from './planned-step.ts';
import { prepareCode } from './prepare-code.ts';

/**
 * Does what has to happen before a request, as Flows say it, unless the request before has left the server in that state
 * already; then puts what the request takes from there into the environment.
 */
export function prepareScript(
  plans: ReadonlyMap<Example, Plan>,
  sources: readonly FlowSource[],
  nameOf: (example: Example) => string,
): Script {
  const steps: Record<string, Omit<PlannedStep, 'key'>> = {};
  const table: Record<string, unknown> = {};
  for (const [example, { before, own, slots, fresh }] of plans) {
    for (const { key, ...step } of before) steps[key] = step;
    table[nameOf(example)] = {
      key: own.key,
      before: before.map(({ key }) => key),
      slots: slots.map(({ variable, template }) => [variable, template]),
      fresh: fresh.map(({ name, literal, fresh: kind }) => [name, kind, literal]),
    };
  }
  const exec = [
    `const steps = ${JSON.stringify(steps)};`,
    `const plans = ${JSON.stringify(table)};`,
    `const controls = ${JSON.stringify(findControls(sources))};`,
    ...prepareCode.trim().split('\n'),
  ];
  return { listen: 'prerequest', script: { type: 'text/javascript', exec } };
}

/** Where a Scene is opened and its limits are lifted, on servers that have controls. */
function findControls(sources: readonly FlowSource[]) {
  const pathOf = ({ operations }: FlowSource, end: string) =>
    operations.find(({ method, path }) => method === 'POST' && path.endsWith(end))?.path;
  for (const source of sources) {
    const scenes = pathOf(source, '/scenes');
    const lift = pathOf(source, '/limits/lift');
    if (scenes !== undefined && lift !== undefined) return { source: source.name, scenes, lift };
  }
  return null;
}

/** After the request of an example: where the server is now, and what its answer gives to later requests. */
export function keepScript({ own, before }: Plan, { operation, response }: Example): readonly string[] {
  // A safe method leaves the server as it was (RFC 9110, section 9.2.1).
  if (/^(?:GET|HEAD|OPTIONS)$/.test(operation.method)) return [];
  const outputs = Object.entries(own.outputs).map(
    ([name, expression]) => `      ${JSON.stringify(name)}: ${toCode(expression)},`,
  );
  return [
    "const scene = JSON.parse(pm.collectionVariables.get('scene') || 'null');",
    `if (scene && scene.key === ${JSON.stringify(before.at(-1)?.key ?? '')}) {`,
    `  if (pm.response.code === ${Number(response?.response.status ?? 0)}) {`,
    `    scene.key = ${JSON.stringify(own.key)};`,
    '    scene.done.push(scene.key);',
    `    scene.steps[${before.length}] = {`,
    ...outputs,
    '    };',
    "    pm.collectionVariables.set('scene', JSON.stringify(scene));",
    '  } else {',
    "    pm.collectionVariables.unset('scene');",
    '  }',
    '}',
  ];
}

/** A runtime expression over the answer as JavaScript. */
function toCode(expression: string): string {
  const [head = '', pointer] = expression.split('#');
  if (head.startsWith('$response.header.')) {
    return `pm.response.headers.get(${JSON.stringify(head.slice('$response.header.'.length))})`;
  }
  if (head !== '$response.body' || pointer === undefined) return 'undefined';
  const keys = pointer
    .split('/')
    .slice(1)
    .map((token) => `?.[${JSON.stringify(token.replaceAll('~1', '/').replaceAll('~0', '~'))}]`);
  return `pm.response.json()${keys.join('')}`;
}
