/** Says what is wrong with a block; `line` counts from its opening fence, which is 0. */
export type ReportBlock = (rule: string, message: string, options?: { line?: number; fix?: string }) => void;
