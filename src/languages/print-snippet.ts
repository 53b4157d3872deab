import Handlebars from 'handlebars';
import type { HttpRequest } from '../model/example.ts';
import { findFault } from './find-fault.ts';
import type { Language, SnippetView, Unprintable } from './language.ts';

/** Prints a request as a whole program, or says why the language cannot: LF line ends, one newline at the end. */
export function printSnippet(
  language: Language,
  templateText: string,
  request: HttpRequest,
): string | Unprintable {
  const fault = findFault(request);
  if (fault) return { unprintable: fault };
  const view = language.view(request);
  if (isUnprintable(view)) return view;
  return `${compile(templateText)(view).trimEnd()}\n`;
}

/** Tells the reason why there is no snippet from a snippet or its view. */
export function isUnprintable(result: string | SnippetView | Unprintable): result is Unprintable {
  return typeof result === 'object' && typeof result.unprintable === 'string';
}

const compiled = new Map<string, Handlebars.TemplateDelegate<SnippetView>>();

// Values are literals already: escaping them for HTML would change them. Strict: a misspelt name must not print nothing.
function compile(text: string): Handlebars.TemplateDelegate<SnippetView> {
  const known = compiled.get(text);
  if (known) return known;
  const template = Handlebars.compile<SnippetView>(text, { noEscape: true, strict: true });
  compiled.set(text, template);
  return template;
}
