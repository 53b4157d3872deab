import type { Language } from '../../languages/language.ts';

/** What runs blocks of TypeScript: Node, with types taken away and not checked; undefined where JavaScript is not run. */
export function typescriptOf(languages: readonly Language[]): Language | undefined {
  const javascript = languages.find(({ id }) => id === 'javascript-fetch');
  if (!javascript) return undefined;
  const { needs, command } = javascript.runner;
  return {
    ...javascript,
    id: 'typescript',
    extension: 'mts',
    runner: {
      needs,
      command: (file, context) => {
        const { args, ...rest } = command(file, context);
        const options = args.filter((each) => each !== file);
        return { ...rest, args: [...options, '--import', import.meta.resolve('jiti/register'), file] };
      },
    },
  };
}
