/** Fewer letters than this may be chance. */
const ENOUGH = 16;

/** Bytes no text has; tab, line feed, form feed, carriage return and escape are in some. */
const hasControl = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));

/** Whether the beginning of a file is text somebody can read, in UTF-8, GB 18030 or, with its mark, UTF-16. */
export function isText(head: Uint8Array): boolean {
  if (head.length < ENOUGH) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return reads(head, head[0] === 0xff ? 'utf-16le' : 'utf-16be');
  return !hasControl(head) && (reads(head, 'utf-8') || reads(head, 'gb18030'));
}

/** A character cut off at the end of the bytes is no fault. */
function reads(head: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001a]/.test(text);
  } catch {
    return false;
  }
}
