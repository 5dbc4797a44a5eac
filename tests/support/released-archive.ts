import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const fixture = join(import.meta.dirname, '..', 'fixtures', 'released-archive.sqlite.br');

/**
 * The database of an archive as the program released before the chains of cases left it (structure 162): the invented
 * case with its documents finalised, a card taken in, an attachment, a bound volume, and a second case with one draft;
 * 62 acts in one chain. Its originals are not with it. Gives the folder.
 */
export function putReleasedArchive(dir: string): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'archive.sqlite'), brotliDecompressSync(readFileSync(fixture)));
  return dir;
}
