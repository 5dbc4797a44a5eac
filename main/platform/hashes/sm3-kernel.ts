import { compressFour, compressOne, roundConstants, sm3Block, type Sm3Places } from './sm3-compression.ts';
import { compile, runInMemory, type WasmMemory, type WasmModule } from './wasm.ts';

/** Bytes a kernel needs of the memory it works on, from its beginning. */
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
  /** Where a block may be put that lies nowhere else in the memory. */
  readonly spareAt: number;
  /**
   * Takes so many whole blocks of each message into its words, of up to `sm3Width` messages. Three and more go side by
   * side; two are done sooner one after the other, for four take about as long as two.
   */
  compress(pieces: readonly Sm3Piece[], blocks: number): void;
}

const places: Sm3Places = { state: 0, constants: 128, schedule: 512 };
const spareAt = sm3KernelBytes - sm3Block;

let module: WasmModule | undefined;

/** Made once by a thread and kept, for itself and for those it sends it to: code is not made and freed with each of them. */
export const sm3Module = (): WasmModule => (module ??= compile([compressOne(places), compressFour(places)]));

/** @param code from `sm3Module` of whatever thread */
export function openSm3Kernel(memory: WasmMemory, code: WasmModule = sm3Module()): Sm3Kernel {
  const exported = runInMemory(code, memory);
  // Names and parameters are those of sm3-compression.ts.
  const { one, four } = exported as {
    one: (data: number, blocks: number) => void;
    four: (a: number, b: number, c: number, d: number, blocks: number) => void;
  };
  new Uint32Array(memory.buffer, places.constants, roundConstants.length).set(roundConstants);
  const state = new Uint32Array(memory.buffer, places.state, 8 * sm3Width);
  const enter = ({ words }: Sm3Piece, lane: number): void => {
    for (let word = 0; word < 8; word += 1) state[sm3Width * word + lane] = words[word] ?? 0;
  };
  const leave = ({ words }: Sm3Piece, lane: number): void => {
    for (let word = 0; word < 8; word += 1) words[word] = state[sm3Width * word + lane] ?? 0;
  };
  const alone = (piece: Sm3Piece, blocks: number): void => {
    enter(piece, 0);
    one(piece.address, blocks);
    leave(piece, 0);
  };
  return {
    spareAt,
    compress(pieces, blocks) {
      if (blocks === 0) return;
      const [a, b, c, d] = pieces;
      if (pieces.length > sm3Width) throw new Error(`SM3 of ${String(pieces.length)} messages at once`);
      if (!a || !b || !c) {
        for (const piece of pieces) alone(piece, blocks);
        return;
      }
      pieces.forEach(enter);
      // What would be the fourth repeats the third; nobody looks at what comes of it.
      four(a.address, b.address, c.address, (d ?? c).address, blocks);
      pieces.forEach(leave);
    },
  };
}

/** Whole blocks in so many bytes. */
export const blocksIn = (bytes: number): number => Math.floor(bytes / sm3Block);
