import { createHash, getHashes } from 'node:crypto';

/** One running digest; `update` takes bytes of any length, `digest` gives lower-case hex and may be called once. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): string;
}

/** Whether the runtime's own crypto knows SM3: Node's OpenSSL does, Electron's BoringSSL does not. */
export const hasNativeSm3 = getHashes().includes('sm3');

/**
 * A factory of SM3 (GB/T 32905) digests.
 * NB: the WebAssembly form is one shared instance; finish one digest before beginning the next.
 */
export async function sm3Factory(native = hasNativeSm3): Promise<() => RunningHash> {
  if (native) return () => nativeHash('sm3');
  // Loaded only where it is needed: every lane has a thread of its own.
  const { createSM3 } = await import('hash-wasm');
  const hasher = await createSM3();
  return () => {
    hasher.init();
    return { update: (bytes) => void hasher.update(bytes), digest: () => hasher.digest('hex') };
  };
}

export function sha256Hash(): RunningHash {
  return nativeHash('sha256');
}

function nativeHash(name: 'sha256' | 'sm3'): RunningHash {
  const hash = createHash(name);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}
