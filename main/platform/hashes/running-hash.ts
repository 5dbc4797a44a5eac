import { createHash } from 'node:crypto';
import { sm3Block } from './sm3-compression.ts';
import { blocksIn, openSm3Kernel, sm3KernelBytes, type Sm3Words } from './sm3-kernel.ts';
import { sm3Message } from './sm3-message.ts';
import { createWasmMemory } from './wasm.ts';

/** One running digest; `update` takes bytes of any length, `digest` gives lower-case hex and may be called once. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): string;
}

export function sha256Hash(): RunningHash {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}

/** What goes into the kernel's memory at once: it stays in the nearest cache. */
const piece = 64 * 1024 - sm3KernelBytes;
let compress: ((words: Sm3Words, blocks: Uint8Array) => void) | undefined;

/**
 * SM3 (GB/T 32905). Our own, since Electron's crypto does not know it and Node's takes twice as long: see
 * docs/decisions/vault.md.
 */
export function sm3Hash(): RunningHash {
  const into = (compress ??= openCompression());
  const message = sm3Message(into);
  return {
    update(bytes) {
      let done = message.takeOdd(bytes);
      for (let blocks = blocksIn(bytes.length - done); blocks > 0; blocks = blocksIn(bytes.length - done)) {
        const length = Math.min(piece, blocks * sm3Block);
        into(message.words, bytes.subarray(done, done + length));
        message.passed(length);
        done += length;
      }
      message.takeOdd(bytes.subarray(done));
    },
    digest: () => message.digest(),
  };
}

/** One for each thread: the words of every message are outside it. */
function openCompression(): (words: Sm3Words, blocks: Uint8Array) => void {
  const memory = createWasmMemory(sm3KernelBytes + piece);
  const kernel = openSm3Kernel(memory);
  const data = new Uint8Array(memory.buffer, sm3KernelBytes, piece);
  return (words, blocks) => {
    data.set(blocks);
    kernel.compress([{ words, address: sm3KernelBytes }], blocksIn(blocks.length));
  };
}
