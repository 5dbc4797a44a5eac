import { openReader, type DirectReader } from '../files/direct-io.ts';
import { sha256Hash } from '../hashes/running-hash.ts';

/** Reads a file back from the disk behind whoever writes it. */
export interface ReadBehind {
  /** Reads on to `end`, which has been flushed. */
  readTo(end: number): void;
  /** bytes read so far */
  done(): number;
  /** SHA-256 of what the disk gave, lower-case hex. */
  digest(): string;
  close(): void;
}

/**
 * Blocks its thread.
 * @param buffer aligned for reading past the cache
 * @param onBytes called after each reading with the bytes read so far
 */
export function readBehind(path: string, buffer: Buffer, onBytes: (done: number) => void): ReadBehind {
  const sha256 = sha256Hash();
  let reader: DirectReader | undefined;
  let done = 0;
  return {
    readTo(end) {
      reader ??= openReader(path);
      while (done < end) {
        const length = Math.min(reader.read(buffer, done), end - done);
        // The disk gives less than was written: so does the digest.
        if (length === 0) return;
        sha256.update(buffer.subarray(0, length));
        onBytes((done += length));
      }
    },
    done: () => done,
    digest: () => sha256.digest(),
    close: () => reader?.close(),
  };
}
