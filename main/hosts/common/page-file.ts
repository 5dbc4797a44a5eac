import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import mime from 'mime';

export interface PageFile {
  readonly bytes: Buffer;
  readonly mime: string;
  /** Named by its content (the bundler puts a hash into the name of all but index.html). */
  readonly immutable: boolean;
}

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/**
 * A file of the built screens. A path without extension is a place within the program and gets index.html.
 * @returns undefined when there is none, also for every path that leads out of `root`
 */
export async function pageFile(root: string, pathname: string): Promise<PageFile | undefined> {
  let wanted: string;
  try {
    wanted = decodeURIComponent(pathname);
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
  if (wanted.includes('\0') || wanted.includes('\\')) return undefined;
  const name = /\.[^/.]+$/.test(wanted) ? wanted : '/index.html';
  const path = join(root, name);
  const inside = relative(root, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  try {
    return {
      bytes: await readFile(path),
      mime: mime.getType(path) ?? 'application/octet-stream',
      immutable: inside.startsWith(`bundle${sep}`),
    };
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(errorCode(error)))) return undefined;
    throw error;
  }
}
