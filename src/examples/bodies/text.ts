import { exactText } from '../exact-value.ts';
import { defineMediaBody } from './media-body.ts';

const textual =
  /^text\/|^(application|model)\/(x-)?(yaml|javascript|ecmascript|graphql|sql|toml|csv|jwt|jose|pem-file|pem-certificate-chain|sparql-query|sparql-update|n-triples|n-quads|trig|sdp|rtf|x-sh)$|\+(yaml|jwt|jose|cbor-diag)$/;

/** Text of any kind: a string as it is, everything else as JSON, which most of these formats understand. */
export const text = defineMediaBody({
  matches: (essence) => textual.test(essence),
  write: (value, { mediaType }) => ({ kind: 'text', mediaType, text: exactText(value) }),
});
