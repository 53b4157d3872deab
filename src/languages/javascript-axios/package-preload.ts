import { pathToFileURL } from 'node:url';

/**
 * A module for `node --import` that finds packages in a folder of `docproof setup`, wherever the program lies. Node looks
 * for what modules import beside them only, whatever NODE_PATH says.
 */
export function packagePreload(folder: string, packages: readonly string[]): string {
  const parent = pathToFileURL(`${folder}/from-here.mjs`).href;
  const hooks = `const names = ${JSON.stringify(packages)};
export function resolve(name, context, next) {
  return next(name, names.includes(name) ? { ...context, parentURL: ${JSON.stringify(parent)} } : context);
}`;
  return moduleOf(`import { register } from 'node:module'; register(${JSON.stringify(moduleOf(hooks))});`);
}

function moduleOf(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
