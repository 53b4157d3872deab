/* What programs that run one after the other in a process share, and whether one of them has changed it. */
const shared = [
  'buffer', 'child_process', 'crypto', 'events', 'fs', 'fs/promises', 'http', 'https', 'net', 'os', 'path', 'querystring',
  'stream', 'stream/promises', 'string_decoder', 'timers', 'timers/promises', 'tls', 'url', 'util', 'zlib',
];

/** What is set anew for each program, or changes by itself. */
const passing = new Set([
  'globalAgent',
  'argv',
  'env',
  '_events',
  '_eventsCount',
  'exitCode',
  Symbol.for('undici.globalDispatcher.1'),
]);

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Remembers the globals, the modules of Node and some others; returns whether all is as it was. */
exports.rememberGlobals = (modules) => {
  // Some are made when somebody asks for them.
  for (const name of Object.getOwnPropertyNames(globalThis)) void globalThis[name];
  const before = takeStock([globalThis, ...shared.map((name) => require(`node:${name}`)), ...modules]);
  const listeners = countListeners();
  return () =>
    process.exitCode === undefined &&
    process.stdout.writable &&
    process.stderr.writable &&
    !['stdout', 'stderr'].some((name) => Object.hasOwn(process[name], 'write')) &&
    countListeners() === listeners &&
    before.every(([object, members]) => isAsRemembered(object, members));
};

function countListeners() {
  return process.eventNames().map((name) => `${String(name)} ${process.listenerCount(name)}`).sort().join();
}

/** Every object that can be reached, with its members. */
function takeStock(roots) {
  const known = new Map();
  const found = [...roots];
  for (const object of found) {
    if (known.has(object)) continue;
    const members = membersOf(object);
    known.set(object, members);
    for (const value of members) if (isObject(value)) found.push(value);
  }
  return [...known];
}

/** Key, value or getter, and setter, one after the other. */
function membersOf(object) {
  const members = [Object.getPrototypeOf(object)];
  for (const key of Reflect.ownKeys(object)) {
    if (passing.has(key)) continue;
    const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
    members.push(key, value ?? get, set);
  }
  return members;
}

function isAsRemembered(object, members) {
  const now = membersOf(object);
  return now.length === members.length && now.every((each, index) => Object.is(each, members[index]));
}
