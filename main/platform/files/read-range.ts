import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Bytes `start` to `end` of a file, both inclusive; nothing when the range is empty. */
export function readRange(path: string, start: number, end: number): Readable {
  return end < start ? Readable.from([]) : createReadStream(path, { flags: 'r', start, end });
}

/** Size of a file in bytes; undefined when there is none. */
export async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}
