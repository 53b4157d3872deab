import { type Forecast, forecast } from '../contract/forecast.ts';
import type { Plan } from '../contract/run-contract.ts';
import type { Terminal } from './command.ts';

/** Prints what a run would do, or the ids of its cases; nothing was sent. */
export function printPlan({ stdout }: Terminal, plans: readonly Plan[], list: boolean): number {
  if (list) {
    for (const { cases } of plans) stdout.write(cases.map(({ id }) => `${id}\n`).join(''));
    return 0;
  }
  const rows = plans.flatMap(({ cases, context }) => forecast(cases, context));
  const width = Math.max(...rows.map(({ operation }) => operation.length), 9) + 2;
  const heads = ['cases', 'requests', 'creates', 'changes', 'removes', 'mails'] as const;
  const line = (name: string, numbers: readonly (number | string)[]) =>
    `${name.padEnd(width)}${numbers.map((each) => String(each).padStart(10)).join('')}\n`;
  stdout.write(line('operation', heads));
  for (const row of rows)
    stdout.write(
      line(
        row.operation,
        heads.map((head) => row[head]),
      ),
    );
  const sum = (head: keyof Omit<Forecast, 'operation'>) => rows.reduce((total, row) => total + row[head], 0);
  stdout.write(line('all', heads.map(sum)));
  return 0;
}
