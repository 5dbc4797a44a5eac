import { randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/**
 * A new id: a UUID v7 (RFC 9562) as its 32 digits, since addresses join ids by hyphens; databases with a type for UUIDs
 * read that form as well. 48 bits of time, then chance, so that later ones sort after earlier ones on any machine.
 * Those made within one millisecond are kept in order by a counter of 12 bits in the place the standard gives it.
 */
export function newId(): string {
  const now = Math.max(Date.now(), lastMs);
  counter = now === lastMs ? counter + 1 : randomBytes(1).readUInt8();
  // The counter is used up: the next millisecond is borrowed.
  lastMs = counter > 0xfff ? now + 1 : now;
  if (counter > 0xfff) counter = 0;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex');
}
