import { proofDocument } from './proof-document.ts';
import { defineReporter } from './reporter.ts';

/** One JSON document: what `proof.json` holds, and the verdict with all findings. */
export const json = defineReporter({
  id: 'json',
  print: (report) => {
    const { failed, strict, allowNotProven, ran, coverage, findings } = report;
    const document = { ...proofDocument(report), failed, strict, allowNotProven, ran, coverage, findings };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
});
