import { nothing, type Placement } from './applied-security.ts';

/** [`mutualTLS`](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object): a client certificate whose PEM files `CLIENT_CERT` and `CLIENT_KEY` name. */
export const mutualTls: Placement = () => ({
  ...nothing,
  clientCertificate: { certificate: 'CLIENT_CERT', key: 'CLIENT_KEY' },
});
