import type { Finding } from '../../model/finding.ts';
import type { Operation, Parameter } from '../../model/operation.ts';

/** The names in a [path template](https://spec.openapis.org/oas/v3.1.1.html#path-templating). */
function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
}

/** The parameters of an operation with a text for each name of its path that none of them is for. */
export function withPathParameters(
  path: string,
  parameters: readonly Parameter[],
  location: Operation['location'],
): Parameter[] {
  const missing = templateNames(path).filter((name) => !isDeclared(name, parameters));
  return [
    ...missing.map(
      (name): Parameter => ({
        name,
        in: 'path',
        description: '',
        required: true,
        deprecated: false,
        style: 'simple',
        explode: false,
        allowReserved: false,
        schema: { type: 'string' },
        examples: [],
        location,
      }),
    ),
    ...parameters,
  ];
}

/** Findings for names in a path that no parameter is for, and for path parameters that do not stand in the path. */
export function checkPathParameters(
  { method, path, location }: Pick<Operation, 'method' | 'path' | 'location'>,
  parameters: readonly Parameter[],
): Finding[] {
  const names = templateNames(path);
  const missing = names
    .filter((name) => !isDeclared(name, parameters))
    .map((name) => ({
      severity: 'error' as const,
      rule: 'path-parameter-declared',
      message: `No parameter of \`${method} ${path}\` describes \`{${name}}\`.`,
      location,
      fix: `Add a parameter \`${name}\` with \`in: path\` and \`required: true\`.`,
    }));
  const extra = parameters
    .filter((parameter) => parameter.in === 'path' && !names.includes(parameter.name))
    .map((parameter) => ({
      severity: 'error' as const,
      rule: 'path-parameter-declared',
      message: `The path parameter \`${parameter.name}\` does not stand in \`${path}\`.`,
      location: parameter.location,
    }));
  return [...missing, ...extra];
}

function isDeclared(name: string, parameters: readonly Parameter[]): boolean {
  return parameters.some((parameter) => parameter.in === 'path' && parameter.name === name);
}
