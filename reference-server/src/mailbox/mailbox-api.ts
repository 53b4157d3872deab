import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Mailbox, StoredMail } from './mailbox.ts';

/** The built-in mailbox behind the part of Mailpit's HTTP API that tests use. */
export const mailboxApi: Plugin<{ mailbox: Mailbox }> = {
  name: 'mailbox-api',
  register: (server, { mailbox }) => {
    server.route([searchMessages(mailbox), listMessages(mailbox), deleteMessages(mailbox)]);
    server.route([getMessage(mailbox), getMessageHeaders(mailbox)]);
  },
};

const searchMessages = (mailbox: Mailbox) =>
  defineOperation({
    id: 'searchMessages',
    method: 'GET',
    path: '/search',
    answer: async ({ query }) => {
      const match = /^\s*to:("?)([^"\s]+)\1\s*$/.exec(query.query ?? '');
      if (!match) {
        throw new ApiError([
          { code: 'VALIDATION_ERROR', detail: 'This mailbox finds mails by to:"<address>" only.' },
        ]);
      }
      return { status: 200, body: page(mailbox.list(match[2]), query), isPersonal: true };
    },
  });

const listMessages = (mailbox: Mailbox) =>
  defineOperation({
    id: 'listMessages',
    method: 'GET',
    path: '/messages',
    answer: async ({ query }) => ({ status: 200, body: page(mailbox.list(), query), isPersonal: true }),
  });

const deleteMessages = (mailbox: Mailbox) =>
  defineOperation({
    id: 'deleteMessages',
    method: 'DELETE',
    path: '/messages',
    answer: async () => {
      mailbox.clear();
      return { status: 200, body: 'ok', headers: { 'Content-Type': 'text/plain' } };
    },
  });

const getMessage = (mailbox: Mailbox) =>
  defineOperation({
    id: 'getMessage',
    method: 'GET',
    path: '/message/{ID}',
    answer: async ({ parameters }) => {
      const mail = find(mailbox, parameters.ID);
      const { Snippet: _, Created, ...summary } = summarise(mail);
      return {
        status: 200,
        body: { ...summary, Date: Created, Text: mail.text, HTML: '', Attachments: [] },
        isPersonal: true,
      };
    },
  });

const getMessageHeaders = (mailbox: Mailbox) =>
  defineOperation({
    id: 'getMessageHeaders',
    method: 'GET',
    path: '/message/{ID}/headers',
    answer: async ({ parameters }) => {
      const mail = find(mailbox, parameters.ID);
      const headers = {
        From: [mail.from],
        To: [`"${mail.to.name.replace(/["\\]/g, '\\$&')}" <${mail.to.address}>`],
        Subject: [mail.subject],
        Date: [mail.createdAt.toUTCString().replace('GMT', '+0000')],
        'Message-Id': [`<${mail.id}@sumafinance.com>`],
        'Content-Type': ['text/plain; charset=utf-8'],
        ...(mail.token !== undefined && { 'X-Docs-Token': [mail.token] }),
      };
      return { status: 200, body: headers, isPersonal: true };
    },
  });

function find(mailbox: Mailbox, id = ''): StoredMail {
  const mail = id === 'latest' ? mailbox.list()[0] : mailbox.find(id);
  if (!mail) throw new ApiError([{ code: 'NOT_FOUND', detail: 'There is no such mail.' }]);
  return mail;
}

function page(mails: readonly StoredMail[], query: Readonly<Record<string, string>>) {
  const start = number(query.start, 0);
  const messages = mails.slice(start, start + number(query.limit, 50)).map(summarise);
  return { total: mails.length, count: messages.length, messages_count: mails.length, start, messages };
}

function number(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : fallback;
}

function summarise(mail: StoredMail) {
  return {
    ID: mail.id,
    MessageID: `${mail.id}@sumafinance.com`,
    From: { Name: 'SUMA Finance', Address: mail.from },
    To: [{ Name: mail.to.name, Address: mail.to.address }],
    Cc: [],
    Bcc: [],
    Subject: mail.subject,
    Created: mail.createdAt.toISOString(),
    Size: Buffer.byteLength(mail.text),
    Snippet: mail.text.replace(/\s+/g, ' ').trim().slice(0, 200),
  };
}
