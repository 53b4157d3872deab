/** A letter to one person; `token` is the secret that its text contains, if it does. */
export type Mail = {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly token?: string;
};

/** Takes a letter over; the built-in mailbox has it at once. */
export type SendMail = (mail: Mail, now: Date) => void;
