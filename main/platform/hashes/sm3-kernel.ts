import { compressFour, compressOne, roundConstants, sm3Block, type Sm3Places } from './sm3-compression.ts';
import { runInMemory, type WasmMemory } from './wasm.ts';

/** Bytes a kernel needs of the memory it works on. */
export const sm3KernelBytes = 2048;

/** How many messages the wide form works on at once. */
export const sm3Width = 4;

const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** The eight words of a message so far. */
export type Sm3Words = Uint32Array;

export const initialWords = (): Sm3Words => Uint32Array.from(initial);

/** Blocks of one message that lie at `address`. */
export interface Sm3Piece {
  readonly words: Sm3Words;
  readonly address: number;
}

/** SM3 over bytes that lie in a WebAssembly memory. */
export interface Sm3Kernel {
  /** Takes so many whole blocks of each message into its words: one message, or up to `sm3Width` of them at once. */
  compress(pieces: readonly Sm3Piece[], blocks: number): void;
}

/** @param at where `sm3KernelBytes` of the memory are the kernel's own; divisible by 64 */
export function openSm3Kernel(memory: WasmMemory, at: number): Sm3Kernel {
  const places: Sm3Places = { state: at, constants: at + 128, schedule: at + 512 };
  const exported = runInMemory([compressOne(places), compressFour(places)], memory);
  // Names and parameters are those of sm3-compression.ts.
  const { one, four } = exported as {
    one: (data: number, blocks: number) => void;
    four: (a: number, b: number, c: number, d: number, blocks: number) => void;
  };
  new Uint32Array(memory.buffer, places.constants, roundConstants.length).set(roundConstants);
  const state = new Uint32Array(memory.buffer, places.state, 8 * sm3Width);
  return {
    compress(pieces, blocks) {
      const [first] = pieces;
      if (first === undefined || blocks === 0) return;
      if (pieces.length > sm3Width) throw new Error(`SM3 of ${String(pieces.length)} messages at once`);
      pieces.forEach(({ words }, lane) => {
        for (let word = 0; word < 8; word += 1) state[sm3Width * word + lane] = words[word] ?? 0;
      });
      // Lanes without a message repeat the first one; nobody looks at what comes of it.
      const address = (lane: number): number => (pieces[lane] ?? first).address;
      if (pieces.length === 1) one(first.address, blocks);
      else four(address(0), address(1), address(2), address(3), blocks);
      pieces.forEach(({ words }, lane) => {
        for (let word = 0; word < 8; word += 1) words[word] = state[sm3Width * word + lane] ?? 0;
      });
    },
  };
}

/** Whole blocks in so many bytes. */
export const blocksIn = (bytes: number): number => Math.floor(bytes / sm3Block);
