import { createHash } from 'node:crypto';
import { scanTree, type TreeEntry, type UnreadEntry } from './scan-tree.ts';

/** What a card looked like at one moment: equal before and after the import, nobody wrote to it. */
export interface CardFingerprint {
  /** over path, size and date of every file and folder */
  readonly sha256: string;
  readonly files: number;
  readonly bytes: number;
  /** what could not be read: of these the fingerprint says nothing */
  readonly unread: readonly UnreadEntry[];
}

/** The fingerprint of a listing already at hand. */
export function fingerprintOf(entries: readonly TreeEntry[]): CardFingerprint {
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const size = entry.type === 'file' ? entry.size : 0;
    const date = entry.type === 'skipped' ? entry.reason : String(entry.mtimeMs);
    hash.update(`${entry.type}\0${entry.path}\0${String(size)}\0${date}\n`);
    if (entry.type === 'file') files += 1;
    bytes += size;
  }
  const unread = entries.filter(
    (entry): entry is UnreadEntry => entry.type === 'skipped' && entry.reason === 'unreadable',
  );
  return { sha256: hash.digest('hex'), files, bytes, unread };
}

/** Lists the card anew and takes its fingerprint; reads names and dates only. */
export async function cardFingerprint(root: string, signal?: AbortSignal): Promise<CardFingerprint> {
  const entries: TreeEntry[] = [];
  for await (const entry of scanTree(root, signal)) entries.push(entry);
  return fingerprintOf(entries);
}
