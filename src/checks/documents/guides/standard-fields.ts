/** Fields of HTTP that any page may speak of, lower case: https://www.iana.org/assignments/http-fields */
export const standardFields: ReadonlySet<string> = new Set(
  [
    'accept accept-charset accept-encoding accept-language accept-patch accept-post accept-ranges age allow alt-svc',
    'authorization cache-control clear-site-data connection content-disposition content-encoding content-language',
    'content-length content-location content-range content-security-policy content-security-policy-report-only',
    'content-type cookie cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy date',
    'deprecation digest dpop early-data etag expect expires forwarded from host idempotency-key if-match',
    'if-modified-since if-none-match if-range if-unmodified-since last-modified link location max-forwards origin',
    'permissions-policy pragma prefer preference-applied priority proxy-authenticate proxy-authorization range',
    'ratelimit ratelimit-policy referer referrer-policy refresh retry-after sec-fetch-dest sec-fetch-mode',
    'sec-fetch-site sec-websocket-protocol server server-timing set-cookie signature signature-input',
    'strict-transport-security sunset te timing-allow-origin traceparent tracestate trailer transfer-encoding upgrade',
    'upgrade-insecure-requests user-agent vary via warning www-authenticate x-content-type-options x-forwarded-for',
    'x-forwarded-host x-forwarded-proto x-frame-options x-request-id x-requested-with access-control-allow-credentials',
    'access-control-allow-headers access-control-allow-methods access-control-allow-origin',
    'access-control-expose-headers access-control-max-age access-control-request-headers',
    'access-control-request-method content-digest repr-digest want-content-digest sec-ch-ua x-robots-tag',
  ].flatMap((line) => line.split(' ')),
);
