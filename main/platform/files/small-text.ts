import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from './file-problems.ts';

/** The longest of the program's own files has 40 KB; a whole code of law stays below 1 MB. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The text of a small file that somebody may have put into the archive: a template, a law, phrases. Such a file is read
 * whole, so its size is looked at first. Errors: `invalid-input`, whose message is a reason without a full stop, to
 * stand behind the name of the file.
 */
export function readSmallText(path: string): string {
  let file: number | undefined;
  try {
    // Looked at before it is opened: to open a pipe waits for somebody to write into it.
    const stat = statSync(path);
    if (stat.isDirectory()) throw refusal('这是一个文件夹，不是文件，请把里面的文件移出来或者给文件夹改名');
    if (!stat.isFile()) throw refusal('这不是普通文件');
    if (stat.size > MOST_BYTES) throw refusal(`文件有 ${inMegabytes(stat.size)} MB，超过 2 MB，没有读取`);
    file = openSync(path, 'r');
    // One byte more than allowed: a file may grow while it is read.
    const bytes = Buffer.alloc(Math.min(stat.size, MOST_BYTES) + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, length);
      length += read;
      if (read === 0 || length === bytes.length) break;
    }
    if (length > stat.size) throw refusal('文件正在被写入，请稍后再看');
    return decoded(bytes.subarray(0, length));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = systemCode(error) ?? '';
    if (code === 'ENOENT') throw refusal('文件不在了，或者是一个指向别处的链接', error);
    throw refusal(`文件读不出来（${code === '' ? String(error) : code}），请检查权限和磁盘`, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const refusal = (reason: string, cause?: unknown): ProblemError =>
  new ProblemError('invalid-input', reason, {}, cause);

const inMegabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refusal('文字不是 UTF-8 编码，请在编辑器中另存为 UTF-8', error);
  }
}
