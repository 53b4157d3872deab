/** One try to deliver: what the receiver answered, or why nothing came. */
export type Attempt = {
  readonly at: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** An event on its way to the receiver. */
export type Delivery = {
  readonly id: string;
  readonly userId: string;
  /** The id under which the API shows the user. */
  readonly shownUserId: string;
  readonly type: string;
  readonly body: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly Attempt[];
  /** The real moment of the next try; while one runs, the moment at which it counts as lost. */
  readonly dueAt: string;
};
