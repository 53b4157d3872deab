/** What the `type` of every problem begins with by which the mock target refuses a request. */
export const mockRefusalType = 'urn:docproof:mock:';
