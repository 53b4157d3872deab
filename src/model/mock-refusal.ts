/** What the `type` of every problem begins with by which the mock target refuses a request. */
export const mockRefusalType = 'urn:docproof:mock:';

/** The field that holds the detail of a refusal where there is no body for it. */
export const mockRefusalField = 'Docs-Mock-Refusal';
