import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { isText } from './is-text.ts';

/** Enough for every mark that is looked for; one read even on a slow card. */
const headBytes = 4100;

/** What recorders of two makers write, which no list of file types knows. */
const ownMarks: readonly { readonly mark: string; readonly type: string }[] = [
  { mark: 'DHAV', type: 'video/x-dahua' },
  { mark: 'IMKH', type: 'video/x-hikvision' },
];

/**
 * The type of a file by its first bytes (`video/mp4`, `image/heic`), whatever its name says; undefined when they tell
 * nothing. Opened for reading only. Errors of the system are thrown as they are.
 */
export async function contentType(path: string | Buffer): Promise<string | undefined> {
  const handle = await open(path, constants.O_RDONLY);
  let head: Buffer;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    head = buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
  const own = ownMarks.find(({ mark }) => head.toString('latin1', 0, mark.length) === mark);
  if (own !== undefined) return own.type;
  // It follows lengths that a head cut off in the middle cannot keep, and then throws.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found?.mime === PROGRAM && !isProgram(head)) return undefined;
  return found?.mime ?? (isText(head) ? 'text/plain' : undefined);
}

const PROGRAM = 'application/x-msdownload';

/** Two letters alone may begin any bytes: a program of Windows also says where its second header stands. */
function isProgram(head: Buffer): boolean {
  const at = head.length < 0x40 ? head.length : head.readUInt32LE(0x3c);
  return head.toString('latin1', at, at + 4) === 'PE\0\0';
}
