import { proofDocument } from './proof-document.ts';
import { defineReporter } from './reporter.ts';

/** `proof/proof.json`: every proof, for machines. */
export const proofJson = defineReporter({
  id: 'proof',
  files: (report) => [
    { path: 'proof/proof.json', content: `${JSON.stringify(proofDocument(report), null, 2)}\n` },
  ],
});
