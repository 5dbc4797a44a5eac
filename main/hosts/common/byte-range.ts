/** What a Range header asks of `size` bytes: `start` and `end` are both inclusive. */
export type ByteRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

const ALL: ByteRange = { kind: 'all' };
const UNSATISFIABLE: ByteRange = { kind: 'unsatisfiable' };

/**
 * Reads a Range header (RFC 9110 §14.2). What is malformed, of another unit, or asks for several parts at once
 * is ignored, as the standard allows: the whole asset is the answer.
 */
export function byteRange(header: string | null, size: number): ByteRange {
  if (header === null) return ALL;
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (match === null) return ALL;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return ALL;
    const suffix = Number(last);
    if (suffix === 0 || size === 0) return UNSATISFIABLE;
    return { kind: 'part', start: Math.max(0, size - suffix), end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return ALL;
  if (start >= size) return UNSATISFIABLE;
  return { kind: 'part', start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
