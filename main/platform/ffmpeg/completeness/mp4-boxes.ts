import type { FormatState } from './format-state.ts';

const headerBytes = 16;
/** A sound file has a handful of outermost boxes; fragments may have many, but none past these tells us more. */
const mostBoxes = 10_000;
const firstBoxes = ['ftyp', 'styp', 'moov', 'mdat', 'free', 'wide', 'skip', 'pnot'];
/** Boxes that hold footage or the way to it; another that is not whole takes nothing from the recording. */
const footage = ['mdat', 'moov', 'moof'];
/** HEIC, AVIF. */
const stillBrands = /^(hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])$/;

/** By the outermost boxes of an MP4 or MOV (ISO/IEC 14496-12, 4.2). Recorders write the index last: a power cut loses it. */
export const mp4State: FormatState = async (file, head) => {
  if (head.length < 8 || !firstBoxes.includes(head.toString('latin1', 4, 8))) return undefined;
  const brand = head.toString('latin1', 4, 8) === 'ftyp' ? head.toString('latin1', 8, 12) : '';
  // Pictures in the same boxes have another index; whether it is all there shows when they are opened.
  if (stillBrands.test(brand)) return 'whole';
  let hasIndex = false;
  let position = 0;
  for (let count = 0; position < file.size && count < mostBoxes; count += 1) {
    const header = await file.at(position, headerBytes);
    if (header.length < 8) break;
    const kind = header.toString('latin1', 4, 8);
    const stated = header.readUInt32BE(0);
    // 1: the size follows in 64 bits; 0: the box runs to the end of the file.
    const length = stated === 1 && header.length === headerBytes ? Number(header.readBigUInt64BE(8)) : stated;
    if (length === 0 || length < 8) {
      hasIndex ||= length === 0 && kind === 'moov';
      break;
    }
    if (position + length > file.size) {
      // What is no box of footage is something after the end: stray bytes of the recorder or of a copy program.
      if (footage.includes(kind)) return hasIndex ? 'cut-short' : 'no-index';
      break;
    }
    hasIndex ||= kind === 'moov';
    position += length;
  }
  return hasIndex ? 'whole' : 'no-index';
};
