import { sm3KernelBytes, sm3Module } from '../hashes/sm3-kernel.ts';
import { createWasmMemory, type WasmMemory, type WasmModule } from '../hashes/wasm.ts';

/**
 * Buffers shared by threads: a reading thread fills those of its own ring, and one thread hashes what is in all the rings
 * of the memory, so that the slowest step has a core of its own, works on several files side by side, and every byte is
 * read once. Counters only grow; both sides sleep in the kernel.
 */
export const slotBytes = 2 * 1024 * 1024;
const slots = 4;
const page = 64 * 1024;
/** One more buffer than the ring uses: for reading back while the ring still drains. */
const dataBytes = slotBytes * (slots + 1);
/** Buffers, and a page for counters and the digest. */
const ringBytes = dataBytes + page;

const FILLED = 0;
const DRAINED = 1;
const CANCELLED = 2;
const LENGTHS = 4;
const DIGEST_OFFSET = 1024;
const DIGEST_BYTES = 32;

const END = 0;
const DISCARD = -1;

/** Before the rings: what SM3 works with, and a count of everything handed over in any of them. */
const headBytes = page;
const handedOver = ({ buffer }: WasmMemory): Int32Array<SharedArrayBuffer> =>
  new Int32Array(buffer, sm3KernelBytes, 1);

/** Some rings and the memory they lie in: WebAssembly's, whose pages are aligned as reading past the cache demands. */
export interface Rings {
  readonly memory: WasmMemory;
  readonly rings: number;
  /** the code that works on it */
  readonly sm3: WasmModule;
}

export const createRings = (rings: number): Rings => ({
  memory: createWasmMemory(headBytes + rings * ringBytes),
  rings,
  sm3: sm3Module(),
});

/** The caller's switch: the filling side looks at it before every buffer. */
export function setCancelled({ memory }: Rings, ring: number, cancelled: boolean): void {
  Atomics.store(controlOf(memory, ring), CANCELLED, cancelled ? 1 : 0);
}

/** The filling side. */
export interface HashRing {
  /** The next free buffer; waits until the other side has done with it. */
  reserve(): Buffer;
  /** Hands the first `length` bytes of the reserved buffer over. */
  commit(length: number): void;
  /** Ends the digest and waits for it: lower-case hex. */
  finish(): string;
  /** Gives a begun digest up. */
  discard(): void;
  /** A buffer outside the ring, aligned like the others. */
  readonly spare: Buffer;
  isCancelled(): boolean;
  /** Blocks while somebody goes first. */
  standAside(): void;
}

export function ringProducer({ memory }: Rings, ring: number, standAside: () => void): HashRing {
  const control = controlOf(memory, ring);
  const all = handedOver(memory);
  const buffers = Array.from({ length: slots }, (_, slot) =>
    Buffer.from(memory.buffer, slotAt(ring, slot), slotBytes),
  );
  const hand = (length: number): void => {
    waitForRoom();
    const filled = Atomics.load(control, FILLED);
    Atomics.store(control, LENGTHS + (filled % slots), length);
    Atomics.store(control, FILLED, filled + 1);
    Atomics.add(all, 0, 1);
    Atomics.notify(all, 0);
  };
  const waitUntilBehindBy = (most: number): void => {
    for (;;) {
      const drained = Atomics.load(control, DRAINED);
      if (Atomics.load(control, FILLED) - drained <= most) return;
      Atomics.wait(control, DRAINED, drained);
    }
  };
  const waitForRoom = (): void => {
    waitUntilBehindBy(slots - 1);
  };
  return {
    spare: Buffer.from(memory.buffer, slotAt(ring, slots), slotBytes),
    standAside,
    reserve: () => {
      waitForRoom();
      const buffer = buffers[Atomics.load(control, FILLED) % slots];
      if (buffer === undefined) throw new Error('ring slot out of range');
      return buffer;
    },
    commit: (length) => {
      if (length > 0) hand(length);
    },
    finish: () => {
      hand(END);
      waitUntilBehindBy(0);
      return digestOf(memory, ring).toString('hex');
    },
    discard: () => {
      hand(DISCARD);
      waitUntilBehindBy(0);
    },
    isCancelled: () => Atomics.load(control, CANCELLED) === 1,
  };
}

/** Bytes handed over in one ring and not hashed yet. */
export interface Handed {
  readonly ring: number;
  /** of `bytes`, in the memory */
  readonly address: number;
  readonly bytes: Uint8Array;
  /** the lower, the earlier the file it belongs to was begun */
  readonly since: number;
}

/** Digests of what comes by each ring. */
export interface RingHashes {
  /** from so many rings it takes at once */
  readonly atOnce: number;
  /** Takes bytes from the front of some of these, none of them empty. @returns how many from each; not all of them 0 */
  take(handed: readonly Handed[]): readonly number[];
  /** Lower-case hex of what came by this ring, which begins anew. */
  digest(ring: number): string;
  discard(ring: number): void;
}

/**
 * The hashing side: runs until its thread is ended.
 * @param standAside called before each piece
 */
export function consumeRings({ memory, rings }: Rings, hashes: RingHashes, standAside: () => void): never {
  const all = handedOver(memory);
  let begun = 0;
  const begin = (): number => (begun += 1);
  const sides = Array.from({ length: rings }, (_, ring) => hashedSide(memory, ring, hashes, begin));
  for (;;) {
    const seen = Atomics.load(all, 0);
    const ready = sides.flatMap((side) => {
      const handed = side.handed();
      return handed === undefined ? [] : [{ side, handed }];
    });
    if (ready.length === 0) {
      Atomics.wait(all, 0, seen);
      continue;
    }
    standAside();
    // The earliest first: the others fill the gaps while those wait for the disk, and the largest is begun first.
    const first = ready
      .toSorted((one, other) => one.handed.since - other.handed.since)
      .slice(0, hashes.atOnce);
    const taken = hashes.take(first.map(({ handed }) => handed));
    first.forEach(({ side }, index) => {
      side.took(taken[index] ?? 0);
    });
  }
}

/** One ring as the hashing side sees it. */
function hashedSide(memory: WasmMemory, ring: number, hashes: RingHashes, begin: () => number) {
  const control = controlOf(memory, ring);
  const digest = digestOf(memory, ring);
  /** of the slot in hand */
  let done = 0;
  let since: number | undefined;
  const next = (): void => {
    done = 0;
    Atomics.add(control, DRAINED, 1);
    Atomics.notify(control, DRAINED);
  };
  return {
    /** What waits to be hashed. Ends and gives up digests on the way. */
    handed(): Handed | undefined {
      for (;;) {
        const drained = Atomics.load(control, DRAINED);
        if (Atomics.load(control, FILLED) === drained) return undefined;
        const slot = drained % slots;
        const length = Atomics.load(control, LENGTHS + slot);
        if (length > 0) {
          const address = slotAt(ring, slot) + done;
          since ??= begin();
          return { ring, address, bytes: new Uint8Array(memory.buffer, address, length - done), since };
        }
        if (length === END) digest.write(hashes.digest(ring), 'hex');
        else hashes.discard(ring);
        since = undefined;
        next();
      }
    },
    took(bytes: number): void {
      done += bytes;
      if (done === Atomics.load(control, LENGTHS + (Atomics.load(control, DRAINED) % slots))) next();
    },
  };
}

const slotAt = (ring: number, slot: number): number => headBytes + ring * ringBytes + slot * slotBytes;
const controlAt = (ring: number): number => slotAt(ring, 0) + dataBytes;
const controlOf = ({ buffer }: WasmMemory, ring: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(buffer, controlAt(ring), LENGTHS + slots);
const digestOf = ({ buffer }: WasmMemory, ring: number): Buffer =>
  Buffer.from(buffer, controlAt(ring) + DIGEST_OFFSET, DIGEST_BYTES);
