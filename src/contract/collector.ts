import { createHash } from 'node:crypto';
import { responseOf } from '../checks/exchange/contract/judge-exchange.ts';
import type { CaseRow, CaseRun, ContractCoverage, ContractFinding, Problem } from '../model/contract.ts';
import type { Version } from '../model/docs.ts';
import type { Exchange } from '../model/exchange.ts';
import { toCurl } from './to-curl.ts';

/** Takes in what was played and keeps what a report needs: the same memory for any number of requests. */
export interface Collector {
  readonly take: (run: CaseRun) => void;
  readonly rows: () => readonly CaseRow[];
  readonly findings: () => readonly ContractFinding[];
  readonly coverage: (versions: readonly Version[]) => readonly ContractCoverage[];
}

/** Cases that a finding names. */
const named = 5;

interface Group {
  readonly problem: Problem;
  readonly id: string;
  readonly version: string;
  operation: string | undefined;
  count: number;
  cases: string[];
  exchange: Exchange | undefined;
}

export function createCollector(): Collector {
  const groups = new Map<string, Group>();
  const rows: CaseRow[] = [];
  const answers = new Map<string, number>();
  const take = (run: CaseRun): void => {
    const { api, id: version } = run.case.version;
    const found = run.problems.map((problem) => addTo(groups, problem, run, `${api}/${version}`));
    for (const { received } of run.exchanges) {
      const response = run.case.operation && responseOf(run.case.operation, received.status);
      const key = `${api}/${version} ${run.case.operation?.id} ${response?.status ?? received.status}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
    }
    const isFailed = run.problems.some(({ blame }) => blame === 'server');
    const { id, kind, title, location } = run.case;
    rows.push({
      id,
      kind,
      title,
      location,
      state: run.notJudged !== undefined ? 'not-judged' : isFailed ? 'failed' : 'passed',
      ...(run.notJudged !== undefined && { reason: run.notJudged }),
      findings: [...new Set(found)],
      requests: run.exchanges.length,
      duration: Math.round(run.duration * 10) / 10,
    });
  };
  return {
    take,
    rows: () => rows.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))),
    findings: () => [...groups.values()].map(toFinding).sort(byBlame),
    coverage: (versions) => versions.flatMap((version) => coverageOf(version, answers)),
  };
}

function addTo(groups: Map<string, Group>, problem: Problem, run: CaseRun, version: string): string {
  const id = createHash('sha256')
    .update(`${version} ${problem.check} ${problem.cause}`)
    .digest('hex')
    .slice(0, 12);
  const group = groups.get(id) ?? {
    problem,
    id,
    version,
    operation: problem.operation ?? run.case.operation?.id,
    count: 0,
    cases: [],
    exchange: undefined,
  };
  groups.set(id, group);
  if (group.cases.at(-1) !== run.case.id) {
    group.count++;
    if (group.cases.length < named) group.cases.push(run.case.id);
  }
  const exchange = problem.exchange ?? run.exchanges.at(-1);
  if (exchange && (!group.exchange || sizeOf(exchange) < sizeOf(group.exchange))) group.exchange = exchange;
  return id;
}

function sizeOf({ sent }: Exchange): number {
  return sent.body.length + sent.url.length + sent.headers.length * 10;
}

function toFinding({ problem, id, version, operation, count, cases, exchange }: Group): ContractFinding {
  const { exchange: _, cause: __, operation: ___, ...rest } = problem;
  return {
    ...rest,
    id,
    version,
    ...(operation !== undefined && { operation }),
    count,
    cases,
    ...(exchange && { curl: toCurl(exchange) }),
    reproduce: `docproof test --only '${cases[0] ?? ''}'`,
  };
}

function byBlame(one: ContractFinding, other: ContractFinding): number {
  const rank = ({ blame, version, operation = '', check }: ContractFinding) =>
    `${blame === 'server' ? 0 : 1} ${version} ${operation} ${check}`;
  return rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other));
}

function coverageOf(version: Version, answers: ReadonlyMap<string, number>): ContractCoverage[] {
  const name = `${version.api}/${version.id}`;
  return version.operations.flatMap(({ id, method, path, responses }) =>
    responses.map(({ status }) => ({
      version: name,
      operation: id,
      method,
      path,
      status,
      answers: answers.get(`${name} ${id} ${status}`) ?? 0,
    })),
  );
}
