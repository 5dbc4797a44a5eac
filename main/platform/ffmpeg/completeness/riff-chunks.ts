import type { Completeness, FormatState } from './format-state.ts';
import type { FileReader } from './file-reader.ts';

const unknownSize = 0xff_ff_ff_ff;
const mostChunks = 1000;

/** AVI and WAV by the chunks of their RIFF; a header that was never completed has zeros where lengths belong. */
export const riffState: FormatState = async (file, head) => {
  const kind = head.toString('latin1', 0, 4);
  if (kind !== 'RIFF' && kind !== 'RF64') return undefined;
  const form = head.toString('latin1', 8, 12);
  if (form === 'AVI ') return aviState(file, head);
  return form === 'WAVE' ? waveState(file) : undefined;
};

async function aviState(file: FileReader, head: Buffer): Promise<Completeness> {
  // dwTotalFrames of the main header; lengths, number of frames and index are written when the recording stops.
  const isMain = head.toString('latin1', 24, 28) === 'avih' && head.length >= 52;
  const noFrames = isMain && head.readUInt32LE(48) === 0;
  for await (const { name, list, start, size } of chunks(file, 12)) {
    if (name !== 'LIST' || list !== 'movi') continue;
    if (size <= 4 || size === unknownSize) return start + 4 < file.size || noFrames ? 'unfinished' : 'whole';
    if (start + size > file.size) return 'cut-short';
    if (noFrames) return 'unfinished';
    return wholeParts(file);
  }
  return 'cut-short';
}

/** A large AVI is several RIFFs one after the other; what follows the last of them is not missing. */
async function wholeParts(file: FileReader): Promise<Completeness> {
  for await (const { name, start, size } of chunks(file, 0)) {
    if (name !== 'RIFF') break;
    // The footage of the first one is there: only the index behind it can be missing.
    if (start + size > file.size) return start === 8 ? 'unfinished' : 'cut-short';
  }
  return 'whole';
}

async function waveState(file: FileReader): Promise<Completeness> {
  let long: number | undefined;
  for await (const { name, start, size } of chunks(file, 12)) {
    if (name === 'ds64') {
      const sizes = await file.at(start, 16);
      if (sizes.length === 16) long = Number(sizes.readBigUInt64LE(8));
    }
    if (name !== 'data') continue;
    const announced = size === unknownSize ? long : size;
    // A stream of unknown length ends where it ends.
    if (announced === undefined) return 'whole';
    if (announced === 0) return start < file.size ? 'unfinished' : 'whole';
    return start + announced > file.size ? 'cut-short' : 'whole';
  }
  return 'cut-short';
}

interface Chunk {
  readonly name: string;
  /** what a LIST is of */
  readonly list: string;
  readonly start: number;
  readonly size: number;
}

async function* chunks(file: FileReader, from: number): AsyncGenerator<Chunk> {
  let position = from;
  for (let count = 0; count < mostChunks; count += 1) {
    const header = await file.at(position, 12);
    if (header.length < 8) return;
    const size = header.readUInt32LE(4);
    yield {
      name: header.toString('latin1', 0, 4),
      list: header.toString('latin1', 8, 12),
      start: position + 8,
      size,
    };
    position += 8 + size + (size % 2);
  }
}
