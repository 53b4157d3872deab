import { createHash } from 'node:crypto';

/** A UUID made from names ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#section-5.5), version 5): the same in every build. */
export function stableUuid(...names: readonly string[]): string {
  const digest = createHash('sha1').update(namespace).update(JSON.stringify(names)).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Chosen once, at random. */
const namespace = Buffer.from('7d1f0c5a3be64c1f9a5288f0b6d7e4c1', 'hex');
