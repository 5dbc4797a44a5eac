import type { FormatState } from './format-state.ts';

const mostChunks = 100_000;

/** A PNG is a row of chunks of stated length, the last of them IEND. */
export const pngState: FormatState = async (file, head) => {
  if (head.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  let position = 8;
  for (let count = 0; count < mostChunks; count += 1) {
    const header = await file.at(position, 8);
    if (header.length < 8) return 'cut-short';
    position += 12 + header.readUInt32BE(0);
    if (position > file.size) return 'cut-short';
    if (header.toString('latin1', 4, 8) === 'IEND') return 'whole';
  }
  return 'whole';
};
