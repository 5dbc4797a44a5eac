import { scanTree } from '../files/scan-tree.ts';
import type { Vault } from './vault.ts';
import { incomingFolder, sha256OfPlace, sha256OfSetAside } from './vault-layout.ts';

/** An original the archive knows of. */
export interface ExpectedOriginal {
  readonly sha256: string;
  readonly size: number;
  readonly sm3?: string | undefined;
}

export type VaultFinding =
  | { readonly state: 'intact' | 'damaged' | 'missing'; readonly sha256: string; readonly size: number }
  /** `path` within the vault: no original of ours, or one the archive does not list */
  | { readonly state: 'foreign'; readonly path: string };

/**
 * Re-reads every expected original from the disk, then names every file that should not be there.
 * As many files are read at once as the vault has lanes; findings come in the order given.
 */
export async function* checkVault(
  vault: Vault,
  expected: Iterable<ExpectedOriginal> | AsyncIterable<ExpectedOriginal>,
  signal?: AbortSignal,
): AsyncGenerator<VaultFinding> {
  const known = new Set<string>();
  const inHand: Promise<VaultFinding>[] = [];
  for await (const original of expected) {
    signal?.throwIfAborted();
    known.add(original.sha256);
    const finding = findingOf(vault, original, signal);
    // Awaited below in order; until then a failure must not count as unhandled.
    finding.catch(() => undefined);
    inHand.push(finding);
    const first = inHand.length > vault.lanes ? inHand.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const finding of inHand) yield await finding;
  yield* foreignFiles(vault.dir, known, signal);
}

async function findingOf(
  vault: Vault,
  original: ExpectedOriginal,
  signal?: AbortSignal,
): Promise<VaultFinding> {
  const { sha256, size, sm3 } = original;
  const { state, found } = await vault.verify(sha256, { signal });
  const sound = found?.size === size && (sm3 === undefined || sm3 === found.sm3);
  return { state: state === 'intact' && !sound ? 'damaged' : state, sha256, size };
}

async function* foreignFiles(
  dir: string,
  known: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<VaultFinding> {
  for await (const entry of scanTree(dir, signal)) {
    if (entry.type === 'folder' || entry.path.startsWith(`${incomingFolder}/`)) continue;
    if (sha256OfSetAside(entry.path) !== undefined) continue;
    const sha256 = entry.type === 'file' ? sha256OfPlace(entry.path) : undefined;
    if (sha256 === undefined || !known.has(sha256)) yield { state: 'foreign', path: entry.path };
  }
}
