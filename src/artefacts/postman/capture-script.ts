import type { Capture } from './captures.ts';

/** Lines of JavaScript that put what `body` holds into the environment. */
export function captureScript(captures: readonly Capture[], indentation: string): readonly string[] {
  return captures.map(({ variable, path }) => {
    const value = `body${path.map(access).join('')}`;
    const kept = variable === 'token_expiry' ? `Date.now() + ${value} * 1000` : value;
    return `${indentation}if (${value} !== undefined) pm.environment.set('${variable}', String(${kept}));`;
  });
}

/** A step into a value that may not be there. */
function access(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `?.${key}` : `?.[${JSON.stringify(key)}]`;
}
