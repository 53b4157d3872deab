import type { HttpRequest, RequestHeader } from '../model/example.ts';
import { type Basic, findBasic } from './header-value.ts';

/** Username and password that a client makes the header `Authorization` of; undefined where another header has that name. */
export function findLoneBasic({ headers }: Pick<HttpRequest, 'headers'>): Basic | undefined {
  const isAuthorization = ({ name }: RequestHeader) => name.toLowerCase() === 'authorization';
  const basic = findBasic({ headers });
  return basic && isAuthorization(basic.header) && headers.filter(isAuthorization).length === 1
    ? basic
    : undefined;
}
