import type { Mail } from './mail.ts';

type Recipient = { readonly name: string; readonly email: string };

/** The letter that asks a new user to prove the address. */
export function verificationLetter(recipient: Recipient, token: string): Mail {
  return {
    to: { name: recipient.name, address: recipient.email },
    subject: 'Verify your email address',
    text: [
      `Hello ${recipient.name},`,
      '',
      'please open this link to verify your email address. It works for 24 hours:',
      '',
      `https://sumafinance.com/verify-email?token=${token}`,
      '',
      'If you did not open an account with SUMA Finance, ignore this message.',
      '',
    ].join('\n'),
    token,
  };
}

/** The letter that proves that whoever has the password has the mailbox too. */
export function codeLetter(recipient: Recipient, code: string): Mail {
  return {
    to: { name: recipient.name, address: recipient.email },
    subject: 'Your verification code',
    text: [
      `Hello ${recipient.name},`,
      '',
      'this is your verification code. It works for 5 minutes:',
      '',
      code,
      '',
      'Nobody from SUMA Finance will ever ask you for it. If you did not ask for it, change your password.',
      '',
    ].join('\n'),
    token: code,
  };
}

/** The letter that lets a user choose a new password. */
export function resetLetter(recipient: Recipient, token: string): Mail {
  return {
    to: { name: recipient.name, address: recipient.email },
    subject: 'Reset your password',
    text: [
      `Hello ${recipient.name},`,
      '',
      'please open this link to choose a new password. It works for one hour:',
      '',
      `https://sumafinance.com/reset-password?token=${token}`,
      '',
      'If you did not ask for this, ignore this message. Your password stays as it is.',
      '',
    ].join('\n'),
    token,
  };
}

/** The letter that tells a user that somebody may hold a copy of a refresh token. */
export function reuseLetter(recipient: Recipient): Mail {
  return {
    to: { name: recipient.name, address: recipient.email },
    subject: 'We ended all your sessions',
    text: [
      `Hello ${recipient.name},`,
      '',
      'somebody used a refresh token of yours a second time. A copy of it may be in wrong hands,',
      'so we ended all sessions of your account. Please log in again, and change your password if',
      'you do not know how this happened.',
      '',
    ].join('\n'),
  };
}
