type Value = string | number | { readonly [key: string]: Value } | readonly string[];

/**
 * Writes a database in the MaxMind DB format 2.0 (https://maxmind.github.io/MaxMind-DB/) that knows IPv4 addresses, each
 * with its record.
 */
export function writeMmdb(entries: Readonly<Record<string, Value>>): Buffer {
  const nodes: [Branch, Branch][] = [[undefined, undefined]];
  const data: Buffer[] = [];
  let dataLength = 0;
  for (const [address, value] of Object.entries(entries)) {
    const bits = address
      .split('.')
      .flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number));
    let node = 0;
    for (const [depth, bit] of bits.entries()) {
      const side = bit === 1 ? 1 : 0;
      const pair = nodes[node] ?? [undefined, undefined];
      if (depth === bits.length - 1) pair[side] = { dataAt: dataLength };
      else {
        pair[side] ??= nodes.push([undefined, undefined]) - 1;
        node = Number(pair[side]);
      }
    }
    const bytes = encode(value);
    data.push(bytes);
    dataLength += bytes.length;
  }
  const record = (branch: Branch): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(pointer(branch, nodes.length));
    return bytes;
  };
  const tree = Buffer.concat(nodes.flat().map(record));
  const metadata = {
    node_count: nodes.length,
    record_size: 32,
    ip_version: 4,
    database_type: 'Test-City',
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_761_741_296,
    description: { en: 'Places of the tests' },
  };
  const marker = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, encode(metadata)]);
}

type Branch = number | { readonly dataAt: number } | undefined;

/** A number beyond the nodes points into the data; the number of nodes itself means that nothing is known. */
function pointer(branch: Branch, nodeCount: number): number {
  if (branch === undefined) return nodeCount;
  return typeof branch === 'number' ? branch : nodeCount + 16 + branch.dataAt;
}

function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (isList(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const pairs = Object.entries(value);
  return Buffer.concat([
    control(7, pairs.length),
    ...pairs.flatMap(([key, each]) => [encode(key), encode(each)]),
  ]);
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

/** Types past the seventh stand in a byte of their own; no length here needs more than five bits. */
function control(type: number, size: number): Buffer {
  if (size > 28) throw new Error('No text of the tests is that long.');
  return type > 7 ? Buffer.from([size, type - 7]) : Buffer.from([(type << 5) | size]);
}
