import { isUtf8 } from 'node:buffer';
import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';

/** One thing in a folder: what it is called, and what it is opened by. */
export interface NamedEntry {
  /** what a clerk reads, told apart from every other name of the folder */
  readonly name: string;
  /** opens it: its text, or the bytes of a path on which a name is not UTF-8 */
  readonly place: string | Buffer;
  readonly dirent: Dirent<Buffer>;
}

const slash = Buffer.from('/');

/** Everything in a folder, by name. Names that are not UTF-8 are read as GBK, as Chinese Windows and unzip write them. */
export async function namesIn(folder: string | Buffer): Promise<readonly NamedEntry[]> {
  const dirents = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const [readable, odd] = [
    dirents.filter(({ name }) => isUtf8(name)),
    dirents.filter(({ name }) => !isUtf8(name)).sort((a, b) => a.name.compare(b.name)),
  ];
  const taken = new Set(readable.map(({ name }) => name.toString()));
  const entries = [
    ...readable.map((dirent) => entryOf(folder, dirent, dirent.name.toString())),
    ...odd.map((dirent) => entryOf(folder, dirent, freeName(dirent.name, taken))),
  ];
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What opens a path of a card as `scanTree` named it: the path itself, or its bytes where a name on it is not UTF-8.
 * A path that is not there comes back as it is, so that whoever opens it meets the true error.
 */
export async function placeOnCard(root: string, path: string): Promise<string | Buffer> {
  let place: string | Buffer = root;
  for (const part of path.split('/')) {
    const names: readonly NamedEntry[] = await namesIn(place).catch(() => []);
    place = names.find(({ name }) => name === part)?.place ?? joined(place, Buffer.from(part));
  }
  return place;
}

function entryOf(folder: string | Buffer, dirent: Dirent<Buffer>, name: string): NamedEntry {
  return { name, dirent, place: joined(folder, dirent.name) };
}

function joined(folder: string | Buffer, name: Buffer): string | Buffer {
  if (typeof folder === 'string' && isUtf8(name))
    return `${folder}${folder.endsWith('/') ? '' : '/'}${name.toString()}`;
  return Buffer.concat([Buffer.from(folder), slash, name]);
}

/** GBK where it can be read and no other file is called so, else the bytes written out; never the name of another. */
function freeName(bytes: Buffer, taken: Set<string>): string {
  const written = [...bytes].map(writtenByte).join('');
  const candidates = [decodedGbk(bytes), written];
  let name = candidates.find((one) => one !== undefined && !taken.has(one));
  for (let n = 2; name === undefined; n += 1) {
    // The mark stands before the extension, by which the kind of a file is told.
    const next = written.replace(/(\.[^.]*)?$/, (extension) => ` (${String(n)})${extension}`);
    if (!taken.has(next)) name = next;
  }
  taken.add(name);
  return name;
}

const gbk = new TextDecoder('gb18030', { fatal: true });

function decodedGbk(bytes: Buffer): string | undefined {
  try {
    return gbk.decode(bytes);
  } catch {
    return undefined;
  }
}

const writtenByte = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
