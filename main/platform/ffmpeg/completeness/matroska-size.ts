import type { FormatState } from './format-state.ts';

/** MKV and WebM: an EBML head, then one segment of a stated size, or of none while it is being written (RFC 8794). */
export const matroskaState: FormatState = async (file, head) => {
  if (head.length < 12 || head.readUInt32BE(0) !== 0x1a45dfa3) return undefined;
  const ebml = sizeAt(head, 4);
  if (ebml?.value === undefined) return 'whole';
  const start = 4 + ebml.length + ebml.value;
  const segment = await file.at(start, 12);
  if (segment.length < 12) return 'cut-short';
  const size = segment.readUInt32BE(0) === 0x18538067 ? sizeAt(segment, 4) : undefined;
  if (size?.value === undefined) return 'whole';
  return start + 4 + size.length + size.value > file.size ? 'cut-short' : 'whole';
};

/** A size of EBML: its own length in the leading bits; all ones say that it is not known. */
function sizeAt(bytes: Buffer, at: number): { length: number; value: number | undefined } | undefined {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) return undefined;
  let value = BigInt(first) & ((1n << BigInt(8 - length)) - 1n);
  for (let next = 1; next < length; next += 1) value = (value << 8n) | BigInt(bytes[at + next] ?? 0);
  const unknown = (1n << BigInt(7 * length)) - 1n;
  return { length, value: value === unknown ? undefined : Number(value) };
}
