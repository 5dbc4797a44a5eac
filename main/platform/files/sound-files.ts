import { stat } from 'node:fs/promises';

/** Tells whether a file still has the content it should have, reading it anew only when it was touched since. */
export type SoundFiles = (path: string, sha256: string) => Promise<boolean>;

/**
 * @param hash reads a file from the disk and says its SHA-256
 * Many pieces of one large file are asked for one after another; its size, times and number say whether it is still
 * the file that was read. Errors of the disk count as unsound.
 */
export function createSoundFiles(hash: (path: string) => Promise<string>): SoundFiles {
  const read = new Map<string, { readonly identity: string; readonly sha256: Promise<string | undefined> }>();
  return async (path, sha256) => {
    const identity = await identityOf(path);
    if (identity === undefined) return false;
    let known = read.get(path);
    if (known?.identity !== identity) {
      known = { identity, sha256: hash(path).catch(() => undefined) };
      read.set(path, known);
    }
    const found = await known.sha256;
    if (found === undefined) read.delete(path);
    return found === sha256;
  };
}

async function identityOf(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  // ctime cannot be set back, unlike the date of a change.
  return stats === undefined ? undefined : [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':');
}
