/** Header fields in order, as they stood on the wire. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface RequestMessage {
  readonly method: string;
  /** Absolute URL, path and query exactly as sent. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** The body went on after what is recorded. */
  readonly truncated?: boolean;
}

export interface ResponseMessage {
  /** 0 when no answer was given: the connection ended first. */
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** The body went on after what is recorded, or broke off. */
  readonly truncated?: boolean;
}

/** A request and its response, as the program sent and received them and as they went to the Target. */
export interface Exchange {
  /** As the program sent it: the literal side. */
  readonly sent: RequestMessage;
  /** As it went to the Target: live values, mapped host, what the controls add. Absent when nothing was forwarded. */
  readonly forwarded?: RequestMessage;
  /** As the Target answered and the program received it. */
  readonly received: ResponseMessage;
  /** Why the Target did not answer: the Wire refused the request, such as one to an undeclared host, or nobody was there. */
  readonly refused?: string;
  /** What the program showed in the TLS handshake, where it was asked. */
  readonly clientCertificate?: ClientCertificate;
  /** Milliseconds. */
  readonly duration: number;
}

export interface ClientCertificate {
  /** Its distinguished name, such as `CN=docproof client`. */
  readonly subject: string;
  /** Whether it is from the authority of the run, as the one that programs are given. */
  readonly isTrusted: boolean;
}
