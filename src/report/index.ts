import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { plain } from './plain.ts';
import { pretty } from './pretty.ts';
import { proofJson } from './proof-json.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';

/** All formats: those that are printed, then those that are files below `out/`. */
export const reporters: readonly Reporter[] = [pretty, plain, json, github, proofJson, junit, html, sarif];
