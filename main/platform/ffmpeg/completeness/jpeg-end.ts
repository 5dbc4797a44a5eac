import type { FormatState } from './format-state.ts';

const step = 64 * 1024;
const endMark = Buffer.from([0xff, 0xd9]);

/**
 * A JPG ends with FF D9, which cannot stand inside its picture data; cameras may write more behind it. Looked for after
 * the head, where a thumbnail has an end mark of its own.
 */
export const jpegState: FormatState = async (file, head) => {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return undefined;
  const data = await pictureData(file);
  if (data === undefined) return 'cut-short';
  const tail = Math.max(data, file.size - step);
  if ((await file.at(tail, step)).includes(endMark)) return 'whole';
  for (let position = data; position < tail; position += step) {
    // One byte more: the mark may lie across two pieces.
    if ((await file.at(position, step + 1)).includes(endMark)) return 'whole';
  }
  return 'no-end';
};

/** Where the first scan begins; undefined when the file ends before it. */
async function pictureData(file: Parameters<FormatState>[0]): Promise<number | undefined> {
  let position = 2;
  for (;;) {
    const header = await file.at(position, 4);
    if (header.length < 4) return undefined;
    const marker = header.readUInt16BE(0);
    if (marker < 0xffc0) return position;
    // Fill bytes may stand before a marker.
    if (marker === 0xffff) position += 1;
    else if (marker === 0xffda) return position + 2 + header.readUInt16BE(2);
    else position += 2 + header.readUInt16BE(2);
  }
}
