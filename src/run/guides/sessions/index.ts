import { javascript } from './javascript.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import type { SessionHost } from './session-host.ts';

/** The languages whose blocks share a state, by the id of the language that runs them. */
export const sessionHosts: Readonly<Record<string, SessionHost>> = {
  'javascript-fetch': javascript,
  'python-requests': python,
  ruby,
};
