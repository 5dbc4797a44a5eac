import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file opened for reading only, looked at here and there. */
export interface FileReader {
  readonly size: number;
  /** Fewer bytes than asked for at the end of the file. */
  readonly at: (position: number, length: number) => Promise<Buffer>;
}

export async function withReader<T>(path: string, look: (file: FileReader) => Promise<T>): Promise<T> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    const { size } = await handle.stat();
    return await look({
      size,
      at: async (position, length) => {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await handle.close();
  }
}
