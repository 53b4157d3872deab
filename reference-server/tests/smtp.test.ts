import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { resetLetter } from '../src/mailbox/letters.ts';
import { smtpSender } from '../src/mailbox/smtp.ts';
import { testConfig } from './test-server.ts';

/** Speaks as much SMTP as a client needs to hand one letter over, and keeps what it was told. */
async function mailServer() {
  let received = '';
  let inLetter = false;
  const server = createServer((socket) => {
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      received += data;
      const text = String(data);
      if (inLetter) {
        if (!received.endsWith('\r\n.\r\n')) return;
        inLetter = false;
        socket.write('250 taken\r\n');
        server.emit('letter');
      } else if (/^DATA/i.test(text)) {
        inLetter = true;
        socket.write('354 go on\r\n');
      } else socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : '250 ok\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, received: () => received };
}

const recipient = { name: 'John\r\nBcc: evil@example.com', email: 'john.doe@example.com' };

test('a configured mail server gets the letter, and no header that a name smuggles in', async () => {
  const { server, port, received } = await mailServer();
  const { mail } = testConfig({ APP_MAIL_HOST: '127.0.0.1', APP_MAIL_PORT: String(port) });
  smtpSender(mail, pino({ enabled: false }))(resetLetter(recipient, 'rst_token'), new Date());
  await once(server, 'letter');
  server.close();
  expect(received()).toContain('RCPT TO:<john.doe@example.com>');
  expect(received()).toContain('Subject: Reset your password');
  expect(received()).toContain('token=3Drst_token');
  expect(received().match(/RCPT TO/g)).toHaveLength(1);
  expect(received().split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
  expect(received()).not.toContain('X-Docs-Token');
});

test('a mail server out of reach is a line in the log, and nobody waits for it', async () => {
  const { server, port } = await mailServer();
  server.close();
  await once(server, 'close');
  const { mail } = testConfig({ APP_MAIL_HOST: '127.0.0.1', APP_MAIL_PORT: String(port) });
  const line = await new Promise<string>((resolve) => {
    smtpSender(mail, pino({}, { write: resolve }))(resetLetter(recipient, 'rst_token'), new Date());
  });
  expect(line).toContain('a mail could not be sent');
  expect(line).not.toContain('rst_token');
});
