import type { RunningHash } from '../hashes/running-hash.ts';

/**
 * Buffers shared by two threads: one fills them from the card, the other runs SM3 over them, so that the slowest
 * step has a core of its own and every byte is read once. Counters only grow; both sides sleep in the kernel.
 */
export const slotBytes = 2 * 1024 * 1024;
const slots = 4;
const page = 64 * 1024;
/** One more buffer than the ring uses: for reading back while the ring still drains. */
const dataBytes = slotBytes * (slots + 1);

const FILLED = 0;
const DRAINED = 1;
const CANCELLED = 2;
const LENGTHS = 4;
const DIGEST_OFFSET = dataBytes + 1024;
const DIGEST_BYTES = 32;

const END = 0;
const DISCARD = -1;

/**
 * Memory for one ring. It comes from WebAssembly because that is aligned to pages, which reading and writing past
 * the system's cache demands, and is shared between threads.
 */
export function createRingMemory(): SharedArrayBuffer {
  const pages = (dataBytes + page) / page;
  // The library this compiles against leaves WebAssembly to the browser's, though every Node has it.
  const { WebAssembly: runtime } = globalThis as unknown as { WebAssembly: SharedMemoryRuntime };
  return new runtime.Memory({ initial: pages, maximum: pages, shared: true }).buffer;
}

interface SharedMemoryRuntime {
  readonly Memory: new (pages: { initial: number; maximum: number; shared: true }) => {
    readonly buffer: SharedArrayBuffer;
  };
}

/** The caller's switch: the filling side looks at it before every buffer. */
export function setCancelled(memory: SharedArrayBuffer, cancelled: boolean): void {
  Atomics.store(controlOf(memory), CANCELLED, cancelled ? 1 : 0);
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
}

export function ringProducer(memory: SharedArrayBuffer): HashRing {
  const control = controlOf(memory);
  const buffers = Array.from({ length: slots }, (_, slot) =>
    Buffer.from(memory, slot * slotBytes, slotBytes),
  );
  const hand = (length: number): void => {
    waitForRoom();
    const filled = Atomics.load(control, FILLED);
    Atomics.store(control, LENGTHS + (filled % slots), length);
    Atomics.store(control, FILLED, filled + 1);
    Atomics.notify(control, FILLED);
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
    spare: Buffer.from(memory, slots * slotBytes, slotBytes),
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
      return Buffer.from(memory, DIGEST_OFFSET, DIGEST_BYTES).toString('hex');
    },
    discard: () => {
      hand(DISCARD);
      waitUntilBehindBy(0);
    },
    isCancelled: () => Atomics.load(control, CANCELLED) === 1,
  };
}

/** The hashing side: runs until its thread is ended. */
export function consumeRing(memory: SharedArrayBuffer, create: () => RunningHash): never {
  const control = controlOf(memory);
  const digest = Buffer.from(memory, DIGEST_OFFSET, DIGEST_BYTES);
  let hash = create();
  for (;;) {
    const drained = Atomics.load(control, DRAINED);
    if (Atomics.load(control, FILLED) === drained) {
      Atomics.wait(control, FILLED, drained);
      continue;
    }
    const slot = drained % slots;
    const length = Atomics.load(control, LENGTHS + slot);
    if (length > 0) hash.update(Buffer.from(memory, slot * slotBytes, length));
    else {
      if (length === END) digest.write(hash.digest(), 'hex');
      hash = create();
    }
    Atomics.store(control, DRAINED, drained + 1);
    Atomics.notify(control, DRAINED);
  }
}

const controlOf = (memory: SharedArrayBuffer): Int32Array<SharedArrayBuffer> =>
  new Int32Array(memory, dataBytes, LENGTHS + slots);
