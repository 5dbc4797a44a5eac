import type { Vault } from '../../../platform/vault/vault.ts';

/** What reads, writes or hashes bytes for as long as the disk takes. */
const SLOW = ['ingest', 'ingestStream', 'stage', 'verify', 'hash', 'read'] as const;

/**
 * The vault as long as nobody is held up by it: what takes as long as the disk does belongs into `prepare`, and called
 * from inside a transaction it is a bug, thrown at once.
 */
export function vaultOutside(vault: Vault, isWriting: () => boolean): Vault {
  const guarded: Vault = { ...vault };
  for (const name of SLOW) guard(guarded, name, isWriting);
  return guarded;
}

function guard<K extends (typeof SLOW)[number]>(
  vault: { -readonly [Name in K]: Vault[Name] },
  name: K,
  isWriting: () => boolean,
): void {
  const own: (...given: never[]) => unknown = vault[name];
  const refusing = (...given: never[]): unknown => {
    if (isWriting())
      return Promise.reject(
        new Error(`vault.${name} inside a transaction would hold everybody up: it belongs into prepare`),
      );
    return own(...given);
  };
  Object.assign(vault, { [name]: refusing });
}
