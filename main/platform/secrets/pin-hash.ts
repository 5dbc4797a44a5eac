import { randomBytes, randomInt } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';
import { createResident } from '../workers/resident.ts';

/** What a try costs: argon2id. Each hash carries the ones it was made with. */
export interface PinCost {
  readonly memoryKiB: number;
  readonly iterations: number;
}

/** What OWASP advises for argon2id in one lane: a tenth of a second on an office machine. */
export const PIN_COST: PinCost = { memoryKiB: 19_456, iterations: 2 };
/** Up to here it is a matter of a millisecond, as in tests, and needs no thread of its own. */
const AT_ONCE_KIB = 256;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

export type PinWork =
  | { readonly kind: 'make'; readonly pin: string; readonly salt: Uint8Array; readonly cost: PinCost }
  | { readonly kind: 'check'; readonly pin: string; readonly hash: string };

/** What the thread is asked. */
export interface PinAsked {
  readonly work: { readonly work: PinWork };
}

const thread = createResident<{ readonly what: 'work'; readonly work: PinWork }>('pin-hash', undefined);

/** Blocks its thread while it works: for the worker. A hash comes as $argon2id$v=19$m=…,t=…,p=1$salt$hash. */
export function doPinWork(work: PinWork): Promise<string | boolean> {
  // WebAssembly hashes bytes: the same PIN in another normal form is the same PIN.
  const password = work.pin.normalize('NFKC');
  if (work.kind === 'check') return argon2Verify({ password, hash: work.hash });
  return argon2id({
    password,
    salt: work.salt,
    iterations: work.cost.iterations,
    memorySize: work.cost.memoryKiB,
    parallelism: 1,
    hashLength: HASH_BYTES,
    outputType: 'encoded',
  });
}

const run = <T extends string | boolean>(work: PinWork, memoryKiB: number): Promise<T> =>
  // Safe: `make` answers with a text, `check` with yes or no.
  (memoryKiB <= AT_ONCE_KIB
    ? doPinWork(work)
    : thread.ask<string | boolean>({ what: 'work', work })) as Promise<T>;

export const hashPin = (pin: string, cost: PinCost): Promise<string> =>
  run<string>({ kind: 'make', pin, salt: randomBytes(SALT_BYTES), cost }, cost.memoryKiB);

export const isPinOf = (pin: string, hash: string): Promise<boolean> =>
  run<boolean>({ kind: 'check', pin, hash }, Number(/\$m=(\d+)/.exec(hash)?.[1] ?? AT_ONCE_KIB + 1));

/** Six digits nobody chose. */
export const randomPin = (): string => randomInt(1_000_000).toString().padStart(6, '0');
