import { defineSessionHost } from './session-host.ts';

// A module has one scope and cannot be continued by another, so the blocks are one module that waits between them.
const pause = ';await globalThis[Symbol.for("docproof.pause")]();\n';

// What a block has begun and does not await belongs to it: it is over when nothing but listeners is left, or timers that
// go on for seconds.
const program = `import { closeSync, openSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { inspect } from "node:util";

const orders = new Socket({ fd: 3, readable: true, writable: false });
const lines = [];
let rest = "";
let wake = () => {};
let files = [];
let playing = false;
orders.setEncoding("utf8").on("data", (chunk) => {
  const all = (rest + chunk).split("\\n");
  rest = all.pop();
  lines.push(...all);
  wake();
});

const streams = [process.stdout, process.stderr];
streams.forEach((stream, index) => {
  stream.write = (chunk, encoding, callback) => {
    writeSync(files[index], typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8") : chunk);
    const done = typeof encoding === "function" ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
});
process.on("uncaughtExceptionMonitor", (error) => writeSync(files[1], inspect(error) + "\\n"));

async function takeOrder() {
  orders.ref();
  while (lines.length === 0) await new Promise((resolve) => (wake = resolve));
  orders.unref();
  const [file, ...variables] = lines.shift().split(" ").map((word) => Buffer.from(word, "base64").toString());
  for (const variable of variables) {
    const at = variable.indexOf("=");
    process.env[variable.slice(0, at)] = variable.slice(at + 1);
  }
  files.forEach(closeSync);
  files = [openSync(file + ".out", "a"), openSync(file + ".err", "a")];
}

function untilIdle() {
  const patience = Date.now() + 3_000;
  return new Promise((resolve) => {
    const look = () => {
      const busy = process.getActiveResourcesInfo().filter((kind) => kind !== "TCPServerWrap");
      if (busy.length === 0 || (Date.now() > patience && busy.every((kind) => kind === "Timeout"))) finish();
    };
    const finish = () => {
      clearInterval(timer);
      process.off("beforeExit", finish);
      resolve();
    };
    const timer = setInterval(look, 5).unref();
    process.on("beforeExit", finish);
  });
}

globalThis[Symbol.for("docproof.pause")] = async () => {
  if (playing) {
    await untilIdle();
    writeSync(4, "0\\n");
  }
  playing = true;
  await takeOrder();
};

try {
  await import("./session-blocks.mjs");
} catch (error) {
  if (!playing) await takeOrder();
  throw error;
}
`;

/** All blocks are one module that waits before each of them. */
export const javascript = defineSessionHost({
  files: (blocks) => [
    { name: 'session.mjs', text: program },
    { name: 'session-blocks.mjs', text: `${pause}${blocks.map((text) => `${text}${pause}`).join('')}` },
  ],
});
