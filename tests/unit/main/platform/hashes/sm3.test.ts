import fc from 'fast-check';
import { createHash, getHashes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sm3Hash } from '#main/platform/hashes/running-hash.ts';
import { initialWords, openSm3Kernel, sm3KernelBytes, sm3Width } from '#main/platform/hashes/sm3-kernel.ts';
import { createWasmMemory } from '#main/platform/hashes/wasm.ts';

/** The two examples of GB/T 32905-2016, appendix A. */
const examples = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;

const ofOpenSsl = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');

describe('SM3', () => {
  it.each(examples)('of %s is as in the standard', (text, digest) => {
    const hash = sm3Hash();
    for (const byte of Buffer.from(text)) hash.update(Uint8Array.of(byte));
    expect(hash.digest()).toBe(digest);
    const again = sm3Hash();
    again.update(Buffer.from(text));
    expect(again.digest()).toBe(digest);
  });

  it.runIf(getHashes().includes('sm3'))('agrees with OpenSSL for every length around a block', () => {
    for (let length = 0; length < 260; length += 1) {
      const bytes = Buffer.alloc(length, length);
      const hash = sm3Hash();
      hash.update(bytes);
      expect(hash.digest(), `${String(length)} bytes`).toBe(ofOpenSsl(bytes));
    }
  });

  it.runIf(getHashes().includes('sm3'))(
    'agrees with OpenSSL for any bytes in any pieces, two at a time',
    () => {
      const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
      fc.assert(
        fc.property(pieces, pieces, (one, other) => {
          const hashes = [sm3Hash(), sm3Hash()] as const;
          for (let index = 0; index < 12; index += 1) {
            hashes[0].update(one[index] ?? new Uint8Array());
            hashes[1].update(other[index] ?? new Uint8Array());
          }
          expect(hashes[0].digest()).toBe(ofOpenSsl(Buffer.concat(one)));
          expect(hashes[1].digest()).toBe(ofOpenSsl(Buffer.concat(other)));
        }),
      );
    },
  );

  it.runIf(getHashes().includes('sm3'))('of more than fits the kernel at once', () => {
    const bytes = Buffer.alloc(1_000_003, 'sm3');
    const hash = sm3Hash();
    hash.update(bytes.subarray(0, 5));
    hash.update(bytes.subarray(5));
    expect(hash.digest()).toBe(ofOpenSsl(bytes));
  });
});

describe('the kernel', () => {
  it.each([1, 2, 3, 4])('gives %i messages side by side what each has by itself', (messages) => {
    const blocks = 9;
    const memory = createWasmMemory(sm3KernelBytes + sm3Width * blocks * 64);
    const kernel = openSm3Kernel(memory);
    const pieces = Array.from({ length: messages }, (_, lane) => {
      const address = sm3KernelBytes + lane * blocks * 64;
      const bytes = Buffer.from(memory.buffer, address, blocks * 64);
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 31 + lane * 7) % 251;
      return { words: initialWords(), address };
    });
    const alone = pieces.map(({ address }) => {
      const words = initialWords();
      for (let block = 0; block < blocks; block += 1)
        kernel.compress([{ words, address: address + 64 * block }], 1);
      return words;
    });
    kernel.compress(pieces, blocks);
    expect(pieces.map(({ words }) => words)).toEqual(alone);
  });
});
