/** The server that is spoken to. */
export interface Target {
  /** `reference`, an environment of docs.config.ts, or a URL. */
  readonly name: string;
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Path of its test controls; unset when it has none. */
  readonly controls?: string;
}

/** A Target that was started for this run and must be stopped after it. */
export interface RunningTarget extends Target {
  readonly stop: () => Promise<void>;
  /** How it ended by itself and what it printed last; unset while it lives. */
  readonly fate?: () => { readonly how: string; readonly output: string } | undefined;
}
