import { expectedResponses } from './examples/pair.ts';
import type { Version } from './model/docs.ts';
import type { Json } from './model/json.ts';
import type { NamedExample, Operation } from './model/operation.ts';
import type { Proof } from './model/proof.ts';
import { responseId } from './proof-id.ts';

/** An error code is proven when an answer that carries it is. */
export function proveErrorCodes(version: Version, responses: readonly Proof[]): Proof[] {
  return version.errorCodes.map((code): Proof => {
    const common = {
      id: `${version.api}/${version.id}/errors/${code.code}`,
      kind: 'error-code',
      source: code.location,
    } as const;
    return follow(
      common,
      proofsWhere(
        version,
        responses,
        (example, status) => status === code.status && holdsText(example.value, code.code),
      ),
    );
  });
}

/** A stated limit is proven when the answer that it leads to is; `x-rate-limit` on a response example names the limit. */
export function proveRateLimits(version: Version, responses: readonly Proof[]): Proof[] {
  const limits = new Map(
    version.operations.flatMap((operation) => operation.rateLimits).map((limit) => [limit.id, limit]),
  );
  return [...limits.values()].map((limit): Proof => {
    const common = {
      id: `${version.api}/${version.id}/limits/${limit.id}`,
      kind: 'rate-limit',
      source: limit.location,
    } as const;
    return follow(
      common,
      proofsWhere(version, responses, (example) => example.rateLimit === limit.id),
    );
  });
}

function proofsWhere(
  version: Version,
  responses: readonly Proof[],
  wanted: (example: NamedExample, status: string) => boolean,
): Proof[] {
  const ids = new Set(
    version.operations.flatMap((operation: Operation) =>
      expectedResponses(operation)
        .filter(({ example, response }) => example !== undefined && wanted(example, response.status))
        .map((expected) => responseId({ operation, expected })),
    ),
  );
  return responses.filter((proof) => ids.has(proof.id));
}

/** A fact stands or falls with the answers that show it. */
function follow(common: Pick<Proof, 'id' | 'kind' | 'source'>, proofs: readonly Proof[]): Proof {
  const failed = proofs.find((proof) => proof.state === 'failed');
  const proven = proofs.find((proof) => proof.state === 'proven');
  if (failed || !proven) {
    const reason = failed
      ? `the answer that shows it failed: ${failed.id}`
      : proofs.length > 0
        ? 'no answer that shows it was proven'
        : 'no documented answer shows it';
    return { ...common, state: 'not-proven', reason, findings: [] };
  }
  const { ranAt } = proven;
  return {
    ...common,
    state: 'proven',
    strength: 'behaviour held',
    ...(ranAt ? { ranAt } : {}),
    findings: [],
  };
}

function holdsText(value: Json, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((item: Json) => holdsText(item, text));
}
