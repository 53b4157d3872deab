/*
 * Runs in a network namespace of its own, where nothing can be reached but its own loopback interface. Listens there for
 * the Wire, which takes each listener over: the sockets that it accepts are the namespace's, the process is the Wire's.
 */
const { spawnSync } = require('node:child_process');
const { createServer } = require('node:net');
const { networkInterfaces } = require('node:os');

const python = `import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x49))`;
const waysUp = [
  ['ip', 'link', 'set', 'lo', 'up'],
  ['ifconfig', 'lo', 'up'],
  ['python3', '-c', python],
];

const isUp = () => networkInterfaces().lo?.some(({ address }) => address === '127.0.0.1') ?? false;

function listen({ id, port }) {
  const server = createServer();
  server.once('error', ({ code, message }) => process.send({ id, error: { code, message } }));
  server.listen(port, '127.0.0.1', () => {
    // Nobody must call before it is the Wire's alone.
    process.send({ id }, server, () => server.close(() => process.send({ id, isReady: true })));
  });
}

process.on('disconnect', () => process.exit());
process.on('message', listen);
for (const [command, ...args] of waysUp) {
  if (!isUp()) spawnSync(command, args, { stdio: 'ignore' });
}
process.send({ isUp: isUp() });
