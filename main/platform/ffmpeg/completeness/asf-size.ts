import type { FormatState } from './format-state.ts';

const headerObject = '3026b2758e66cf11a6d900aa0062ce6c';
const fileProperties = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');
/** In a broadcast the sizes are not valid (ASF specification, 3.2). */
const broadcast = 1;

/** WMV and WMA state in their head how large the file is. */
export const asfState: FormatState = async (file, head) => {
  if (head.toString('hex', 0, 16) !== headerObject) return undefined;
  const objects = await file.at(0, 64 * 1024);
  const at = objects.indexOf(fileProperties);
  if (at < 0 || at + 92 > objects.length) return 'whole';
  const size = Number(objects.readBigUInt64LE(at + 40));
  if ((objects.readUInt32LE(at + 88) & broadcast) !== 0) return 'whole';
  if (size === 0) return 'unfinished';
  return size > file.size ? 'cut-short' : 'whole';
};
