import { sm3Block } from '../hashes/sm3-compression.ts';
import { blocksIn, openSm3Kernel, sm3Width, type Sm3Words } from '../hashes/sm3-kernel.ts';
import { sm3Message } from '../hashes/sm3-message.ts';
import type { RingHashes, Rings } from './hash-ring.ts';

/** SM3 takes as many blocks at once as the shortest piece has, and not more, so that another ring can join in soon. */
const mostBlocks = 1024;

/** SM3 of several rings side by side, where their bytes lie. */
export function sm3OfRings({ memory, rings, sm3 }: Rings): RingHashes {
  const kernel = openSm3Kernel(memory, sm3);
  const odd = new Uint8Array(memory.buffer, kernel.spareAt, sm3Block);
  const compressOdd = (words: Sm3Words, block: Uint8Array): void => {
    odd.set(block);
    kernel.compress([{ words, address: kernel.spareAt }], 1);
  };
  const begin = () => sm3Message(compressOdd);
  const messages = Array.from({ length: rings }, begin);
  const messageOf = (ring: number) => {
    const message = messages[ring];
    if (message === undefined) throw new Error(`no ring ${String(ring)}`);
    return message;
  };
  return {
    atOnce: sm3Width,
    take(handed) {
      const taken = handed.map(({ ring, bytes }) => messageOf(ring).takeOdd(bytes));
      const whole = handed.flatMap(({ ring, address, bytes }, index) =>
        taken[index] === 0
          ? [{ message: messageOf(ring), address, blocks: blocksIn(bytes.length), index }]
          : [],
      );
      const blocks = Math.min(mostBlocks, ...whole.map((piece) => piece.blocks));
      kernel.compress(
        whole.map(({ message, address }) => ({ words: message.words, address })),
        blocks,
      );
      for (const { message, index } of whole) {
        message.passed(blocks * sm3Block);
        taken[index] = blocks * sm3Block;
      }
      return taken;
    },
    digest(ring) {
      const hex = messageOf(ring).digest();
      messages[ring] = begin();
      return hex;
    },
    discard(ring) {
      messages[ring] = begin();
    },
  };
}
