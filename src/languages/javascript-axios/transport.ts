import type { HttpRequest } from '../../model/example.ts';
import { javascriptLayout, javascriptPieces } from '../javascript-literals.ts';
import { joinPieces } from '../pieces.ts';

/** What stands before a request whose target has to be given to Node itself, since axios would rewrite it; undefined for every other. */
export function printTransport(
  request: HttpRequest,
): { readonly declarations: readonly string[] } | undefined {
  const { origin, target, targetPieces } = request;
  const url = new URL(origin + target);
  if (url.pathname + url.search === target) return undefined;
  const literal = javascriptPieces(joinPieces(targetPieces ?? [target]), 'query');
  return {
    declarations: [`${printConstant('target', literal)}\nconst url = \`${origin}\${target}\`;`],
  };
}

/** Puts a string that is too long for its line below its name, as Prettier does. */
function printConstant(name: string, literal: string): string {
  const line = `const ${name} = ${literal};`;
  const fits = line.length <= javascriptLayout.width || !/^["']/.test(literal);
  return fits ? line : `const ${name} =\n  ${literal};`;
}
