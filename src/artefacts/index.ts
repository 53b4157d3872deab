import type { Artefact } from './artefact.ts';
import { httpFile } from './http-file/http-file.ts';
import { postman } from './postman/postman.ts';
import { site } from './site/site.ts';
import { snippets } from './snippets.ts';

/** Everything that a build publishes, in the order in which it is made. */
export const artefacts: readonly Artefact[] = [site, snippets, postman, httpFile];
