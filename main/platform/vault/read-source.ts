import { constants, lstatSync, type BigIntStats } from 'node:fs';
import { ProblemError } from '#shared/lib/problem.ts';
import { openReader, type DirectReader } from '../files/direct-io.ts';
import { sourceProblem, systemCode } from '../files/file-problems.ts';

/** Originals are opened for reading only, and never through a link. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
const attempts = 3;

/**
 * Reads a card file once from beginning to end, each buffer filled to the brim except the last; past the system's cache
 * where it allows that, which costs a fifth of the processor's time and leaves the cache to those who need it.
 * Throws `source-changed` when size or date are not the same afterwards, `card-missing` when the card is gone.
 * @returns number of bytes read
 */
export function readSource(
  path: string | Buffer,
  next: () => Buffer,
  use: (buffer: Buffer, length: number) => void,
): number {
  const file = onCard(path, () => openFile(path));
  try {
    const before = onCard(path, () => file.stat());
    let position = 0;
    for (;;) {
      const buffer = next();
      const length = onCard(path, () => readPatiently(file, buffer, position));
      if (length === 0) break;
      use(buffer, length);
      position += length;
      if (length < buffer.length) break;
    }
    const after = onCard(path, () => file.stat());
    const named = onCard(path, () => lstatSync(path, { bigint: true }));
    if (BigInt(position) !== before.size || !isSame(before, after) || !isSame(before, named))
      throw changed(path);
    return position;
  } finally {
    file.close();
  }
}

function openFile(path: string | Buffer): DirectReader {
  // Looked at before opening: a pipe would keep us waiting for ever.
  const stats = lstatSync(path);
  if (stats.isDirectory())
    throw new ProblemError(
      'invalid-input',
      '这是一个文件夹，不是文件，无法作为原件保存。请选择其中的文件。',
      { path: String(path) },
    );
  if (!stats.isFile())
    throw new ProblemError('invalid-input', '这不是普通文件（链接或设备），为保证来源可靠不予采集。', {
      path: String(path),
    });
  return openReader(path, noFollow);
}

/** Worn cards often give a block at the second or third try, or when they are asked for less at once. */
export function readPatiently(
  file: Pick<DirectReader, 'read' | 'isDirect' | 'leaveDirect'>,
  buffer: Buffer,
  position: number,
): number {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return file.read(buffer, position);
    } catch (error) {
      if (systemCode(error) !== 'EIO') throw error;
      if (attempt >= attempts) {
        if (!file.isDirect()) throw error;
        file.leaveDirect();
        attempt = 0;
      }
    }
  }
}

function isSame(a: BigIntStats, b: BigIntStats): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ino === b.ino;
}

function changed(path: string | Buffer): ProblemError {
  return new ProblemError(
    'source-changed',
    '这个文件在读取过程中发生了变化，没有入库。请确认记录仪已停止录制、没有其他程序在使用它，然后重新采集。',
    { path: String(path) },
  );
}

function onCard<T>(path: string | Buffer, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw sourceProblem(error, String(path));
  }
}
