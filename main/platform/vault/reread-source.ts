import { randomInt } from 'node:crypto';
import { constants } from 'node:fs';
import { ProblemError } from '#shared/lib/problem.ts';
import { openReader } from '../files/direct-io.ts';
import { sourceProblem } from '../files/file-problems.ts';
import { sha256Hash } from '../hashes/running-hash.ts';
import { inArchive, writtenDifferently } from './in-archive.ts';
import type { FileHashes, Reread, SecondReading } from './lane-job.ts';

/** A sample is this many pieces of each file, the first and the last among them. */
export const samplePieces = 16;
const pieceBytes = 64 * 1024;

/** Originals are opened for reading only, and never through a link. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/**
 * Reads a card file a second time, from the card itself where the system allows it, and compares it with what was
 * stored: worn cards and readers give other bytes at the second try. Pieces are compared with the finished
 * `part`, which is read once more with them; `all` compares the SHA-256 of the whole besides.
 * @param buffer of at least two pieces, aligned for reading past the cache
 * @throws `source-changed` when the two readings differ, `archive-damaged` when the part does not hold any more what it held
 */
export function rereadSource(
  path: string | Buffer,
  part: string,
  { sha256, size }: FileHashes,
  reread: Reread,
  buffer: Buffer,
  onBytes: (done: number) => void,
): SecondReading | undefined {
  if (reread === 'none') return undefined;
  const source = onCard(path, () => openReader(path, noFollow));
  try {
    const same =
      isSampleSame(path, source, part, size, buffer) &&
      (reread === 'sample' || onCard(path, () => wholeHash(source, buffer, onBytes)) === sha256);
    if (!same) throw heldDifferently(part, sha256, buffer) ? writtenDifferently(part) : readDifferently(path);
    return { extent: reread, direct: source.isDirect() };
  } finally {
    source.close();
  }
}

type Reader = ReturnType<typeof openReader>;

function wholeHash(source: Reader, buffer: Buffer, onBytes: (done: number) => void): string {
  const hash = sha256Hash();
  for (let position = 0; ;) {
    const length = source.read(buffer, position);
    if (length === 0) return hash.digest();
    hash.update(buffer.subarray(0, length));
    onBytes((position += length));
  }
}

/** Which of the two it is that differs: whether the vault's disk has lost what it gave back a moment ago. */
function heldDifferently(part: string, sha256: string, buffer: Buffer): boolean {
  return inArchive(part, () => {
    const stored = openReader(part);
    try {
      return wholeHash(stored, buffer, () => undefined) !== sha256;
    } finally {
      stored.close();
    }
  });
}

function isSampleSame(
  path: string | Buffer,
  source: Reader,
  part: string,
  size: number,
  buffer: Buffer,
): boolean {
  const [fromCard, fromVault] = [buffer.subarray(0, pieceBytes), buffer.subarray(pieceBytes, 2 * pieceBytes)];
  const stored = openReader(part);
  try {
    return samplePositions(size).every((position) => {
      const length = onCard(path, () => source.read(fromCard, position));
      const kept = inArchive(part, () => stored.read(fromVault, position));
      const wanted = Math.min(pieceBytes, size - position);
      return (
        length >= wanted &&
        kept >= wanted &&
        fromCard.subarray(0, wanted).equals(fromVault.subarray(0, wanted))
      );
    });
  } finally {
    stored.close();
  }
}

/** Where the pieces of a sample begin: the first, the last, and one at random within each stretch between. */
export function samplePositions(size: number): readonly number[] {
  const pieces = Math.ceil(size / pieceBytes);
  if (pieces <= samplePieces) return Array.from({ length: pieces }, (_, piece) => piece * pieceBytes);
  const stretches = samplePieces - 2;
  const within = Array.from({ length: stretches }, (_, stretch) => {
    const from = 1 + Math.floor(((pieces - 2) * stretch) / stretches);
    const to = 1 + Math.floor(((pieces - 2) * (stretch + 1)) / stretches);
    return randomInt(from, Math.max(to, from + 1));
  });
  return [0, ...within, pieces - 1].map((piece) => piece * pieceBytes);
}

const readDifferently = (path: string | Buffer): ProblemError =>
  new ProblemError(
    'source-changed',
    '从卡上读第二遍，内容与第一遍不一样，没有入库。卡或者读卡器可能有故障，请换一个读卡器重新采集，并保留存储卡。',
    { path: String(path) },
  );

function onCard<T>(path: string | Buffer, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw sourceProblem(error, String(path));
  }
}
