import { createValidator } from '../../../lib/json-schema.ts';
import type { Version } from '../../../model/docs.ts';
import type { RequestMessage, ResponseMessage } from '../../../model/exchange.ts';
import type { Operation } from '../../../model/operation.ts';
import { valuesOf } from '../../wire/header-list.ts';
import { checkBody } from './check-body.ts';
import { checkParameter, parameterMissing } from './check-parameter.ts';
import { checkPairs, checkQuery } from './check-query.ts';
import { checkSecurity, credentialNames } from './check-security.ts';
import { chooseAnswer } from './choose-answer.ts';
import { readPairs } from './read-pairs.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { createRoutes, type Match } from './routes.ts';
import { createSchemaWalk } from './schema-walk.ts';
import { type AnswerMaker, toRefusal, toResponse } from './to-response.ts';
import type { ValueContext } from './typed-values.ts';

/** Answers a request as a Version's document describes, or says precisely why it is none of its requests; pure. */
export type MockVersion = (request: RequestMessage) => ResponseMessage;

/** Header parameters of these names [are ignored](https://spec.openapis.org/oas/v3.1.1.html#parameter-object). */
const ignored = new Set(['accept', 'content-type', 'authorization']);

/** Makes a mock from a document alone. */
export function createMockVersion(version: Version, maker: AnswerMaker): MockVersion {
  const routes = createRoutes(version.operations);
  const dialect = version.openapi.startsWith('3.0') ? '3.0' : '3.1';
  const context: ValueContext = {
    walk: createSchemaWalk(version.document),
    validator: createValidator(version.document, dialect, { overlap: true }),
  };
  return (request) => {
    const { path, query } = splitTarget(request.url);
    const matches = routes(request.method, path);
    if ('rule' in matches) return toRefusal(matches, request.method);
    const tried = alike(matches, context).map((match) => ({
      operation: match.operation,
      refusal: checkRequest(match, request, query, version, context),
    }));
    const meant = tried.find(({ refusal }) => refusal === undefined) ?? tried[0];
    if (!meant) throw new Error('a route without an operation');
    const answer = meant.refusal ?? chooseAnswer(meant.operation, request.headers);
    return isRefusal(answer) ? toRefusal(answer, request.method) : toResponse(answer, request.method, maker);
  };
}

function splitTarget(url: string): { readonly path: string; readonly query: string } {
  const target = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

/**
 * The operations that a path may mean. Of templates such as `/items/{id}` and `/items/{name}` the first whose parameters
 * allow what is written there; with all that are written the same, which some documents tell apart by `#fragment`.
 */
function alike(matches: readonly Match[], context: ValueContext): readonly Match[] {
  const first = matches.find((match) => !checkPath(match, context)) ?? matches[0];
  return matches.filter(({ pattern }) => pattern === first?.pattern);
}

function checkRequest(
  match: Match,
  request: RequestMessage,
  query: string,
  { securitySchemes }: Version,
  context: ValueContext,
): Refusal | undefined {
  const { operation } = match;
  const cookies = readPairs(valuesOf(request.headers, 'cookie').join(';'), ';') ?? [];
  const pairs = readPairs(query);
  if (!pairs) return queryMalformed;
  const carried = { headers: request.headers, query: pairs, cookies };
  const credentials = (place: 'header' | 'query' | 'cookie') =>
    credentialNames(operation, securitySchemes, place);
  return (
    checkSecurity(operation, securitySchemes, carried) ??
    checkPath(match, context) ??
    checkQuery(operation, { text: query, pairs }, credentials('query'), context) ??
    checkHeaders(operation, request, credentials('header'), context) ??
    checkPairs(cookieParameters(operation, credentials('cookie')), cookies, context).refusal ??
    checkBody(operation, request, context)
  );
}

const queryMalformed: Refusal = {
  status: 400,
  rule: 'query-malformed',
  detail: 'The query is not percent-encoded: a `%` must be followed by two hexadecimal digits.',
};

function cookieParameters({ parameters }: Operation, credentials: ReadonlySet<string>) {
  return parameters.filter((each) => each.in === 'cookie' && !credentials.has(each.name));
}

function checkPath({ operation, values }: Match, context: ValueContext): Refusal | undefined {
  for (const parameter of operation.parameters) {
    const text = parameter.in === 'path' ? values.get(parameter.name) : undefined;
    const refusal = text === undefined ? undefined : checkParameter(parameter, { text, pairs: [] }, context);
    if (refusal) return refusal;
  }
  return undefined;
}

function checkHeaders(
  { parameters }: Operation,
  { headers }: RequestMessage,
  credentials: ReadonlySet<string>,
  context: ValueContext,
): Refusal | undefined {
  for (const parameter of parameters) {
    const name = parameter.name.toLowerCase();
    if (parameter.in !== 'header' || ignored.has(name) || credentials.has(name)) continue;
    const values = valuesOf(headers, name);
    if (values.length === 0 && !parameter.required) continue;
    const refusal =
      values.length === 0
        ? parameterMissing(parameter)
        : checkParameter(parameter, { text: values.join(',').trim(), pairs: [] }, context);
    if (refusal) return refusal;
  }
  return undefined;
}
