import type { Logger } from 'pino';
import type { Config } from '../config/read-config.ts';
import type { Mail, SendMail } from './mail.ts';

/** Sends letters through an SMTP server without making the caller wait; a failure goes to the log. */
export function smtpSender(config: Config['mail'], log: Logger): SendMail {
  // Loaded when first needed, since most servers that tools start have a mailbox of their own.
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      host: config.host,
      port: config.port,
      ...(config.user !== '' && { auth: { user: config.user, pass: config.password } }),
    }),
  );
  const send = async (mail: Mail): Promise<void> => {
    const { to, subject, text } = mail;
    await (await transport).sendMail({ from: config.from, to, subject, text });
  };
  return (mail) => {
    send(mail).catch((error: Error) => log.error({ reason: error.message }, 'a mail could not be sent'));
  };
}
