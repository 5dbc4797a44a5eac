import { sm3Block } from './sm3-compression.ts';
import { initialWords, type Sm3Words } from './sm3-kernel.ts';

/** A message being hashed: its words, and the bytes that do not fill a block yet. Whole blocks are the caller's work. */
export interface Sm3Message {
  readonly words: Sm3Words;
  /**
   * Takes bytes as far as the end of a block that is begun, or all of them when they fill none; 0 when whole blocks
   * follow. @returns number of bytes taken
   */
  takeOdd(bytes: Uint8Array): number;
  /** So many bytes of whole blocks went into `words`. */
  passed(bytes: number): void;
  /** Lower-case hex; once. */
  digest(): string;
}

/** @param compress takes whole blocks into the words */
export function sm3Message(compress: (words: Sm3Words, blocks: Uint8Array) => void): Sm3Message {
  const words = initialWords();
  const begun = new Uint8Array(sm3Block);
  let length = 0;
  const flush = (): void => {
    compress(words, begun);
    begun.fill(0);
  };
  return {
    words,
    takeOdd(bytes) {
      const at = length % sm3Block;
      if (at === 0 && bytes.length >= sm3Block) return 0;
      const taken = bytes.subarray(0, sm3Block - at);
      begun.set(taken, at);
      length += taken.length;
      if (taken.length > 0 && length % sm3Block === 0) flush();
      return taken.length;
    },
    passed(bytes) {
      length += bytes;
    },
    digest() {
      const bits = BigInt(length) * 8n;
      const at = length % sm3Block;
      begun.fill(0, at);
      begun[at] = 0x80;
      if (at >= sm3Block - 8) flush();
      new DataView(begun.buffer).setBigUint64(sm3Block - 8, bits);
      flush();
      const hex = new DataView(new ArrayBuffer(words.byteLength));
      words.forEach((word, index) => {
        hex.setUint32(4 * index, word);
      });
      return Buffer.from(hex.buffer).toString('hex');
    },
  };
}
