import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Whether an MP4 was written to its end, by its outermost boxes (ISO/IEC 14496-12, 4.2). */
export interface Mp4Boxes {
  /** the index; without it nothing plays. Recorders write it last, so a power cut loses it */
  readonly hasMoov: boolean;
  /** a box claims more bytes than the file has */
  readonly isCutShort: boolean;
}

const headerBytes = 16;
/** A sound file has a handful of outermost boxes; fragments may have many, but none past these tells us more. */
const mostBoxes = 10_000;

/** undefined when the file does not begin like an MP4. Reads box headers only. */
export async function readMp4Boxes(path: string): Promise<Mp4Boxes | undefined> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    const { size } = await handle.stat();
    const header = Buffer.alloc(headerBytes);
    let hasMoov = false;
    let position = 0;
    for (let count = 0; position < size && count < mostBoxes; count += 1) {
      const { bytesRead } = await handle.read(header, 0, headerBytes, position);
      if (bytesRead < 8) return count === 0 ? undefined : { hasMoov, isCutShort: true };
      const kind = header.toString('latin1', 4, 8);
      if (count === 0 && !['ftyp', 'moov', 'mdat', 'free', 'wide', 'skip'].includes(kind)) return undefined;
      hasMoov ||= kind === 'moov';
      const stated = header.readUInt32BE(0);
      // 1: the size follows in 64 bits; 0: the box runs to the end of the file.
      const length = stated === 1 && bytesRead === headerBytes ? Number(header.readBigUInt64BE(8)) : stated;
      if (length === 0) break;
      if (length < 8 || position + length > size)
        return { hasMoov: hasMoov && kind !== 'moov', isCutShort: true };
      position += length;
    }
    return { hasMoov, isCutShort: false };
  } finally {
    await handle.close();
  }
}
