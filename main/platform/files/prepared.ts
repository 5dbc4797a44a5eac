import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Set by the build: changes with the program's own source. */
declare const ANJUAN_BUILD: string | undefined;

/** Which files a result was made of: those below a folder whose names fit. */
export interface PreparedSources {
  readonly folder: string;
  readonly files: RegExp;
}

/** Where to keep, and what tells the program that made it from another one. */
interface Place {
  readonly folder: string;
  readonly made: string;
}

let ownPlace: Place | undefined;

/** Names a place to a program that runs from source; without one it keeps nothing. */
export function keepPrepared(place: Place | undefined): void {
  ownPlace = place;
}

/** undefined: nothing is kept. */
const placeOfBuild = (): Place | undefined =>
  typeof ANJUAN_BUILD === 'undefined'
    ? undefined
    : { folder: fileURLToPath(new URL('./prepared', import.meta.url)), made: ANJUAN_BUILD };

/**
 * What `make` reads out of the program's own data, kept beside the built program and taken from there as long as
 * neither program nor data changed: reading and checking 56 templates takes longer than all the rest of a command.
 * Run from source nothing is kept, unless a place was named. The value is plain data; it is not looked into again, since
 * this very program wrote it from these very files.
 */
export async function prepared<T>(
  name: string,
  sources: PreparedSources,
  make: () => Promise<T>,
): Promise<T> {
  const place = placeOfBuild() ?? ownPlace;
  return place === undefined ? make() : keptIn(place.folder, `${place.made} ${name}`, name, sources, make);
}

/** The same with its place named. @param made tells the program that made it from another one */
export async function keptIn<T>(
  place: string,
  made: string,
  name: string,
  { folder, files }: PreparedSources,
  make: () => Promise<T>,
): Promise<T> {
  const key = keyOf(made, folder, files);
  if (key === undefined) return make();
  const file = join(place, `${name}-${key}`);
  const kept = read(file, (value): value is { readonly value: T } => value !== undefined);
  if (kept !== undefined) return kept.value;
  const value = await make();
  write(place, name, file, { value });
  return value;
}

/** undefined where the files cannot be read: whoever reads them says so. */
function keyOf(made: string, folder: string, files: RegExp): string | undefined {
  try {
    return hashOf(made, folder, files);
  } catch {
    return undefined;
  }
}

function hashOf(made: string, folder: string, files: RegExp): string {
  const hash = createHash('sha256').update(made);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => files.test(one));
  for (const one of names.sort()) {
    const content = readFileSync(join(folder, one));
    hash.update(`\n${one} ${String(content.length)}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 40);
}

/** What is not there or damaged is made again. */
function read<T>(file: string, is: (value: unknown) => value is T): T | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(32);
    if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, 32))) return undefined;
    const value: unknown = deserialize(body);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Where it cannot be kept (a program in a folder one may not write to) it is made each time. */
function write(place: string, name: string, file: string, value: unknown): void {
  try {
    mkdirSync(place, { recursive: true });
    const body = serialize(value);
    const part = join(place, `.${randomUUID()}`);
    writeFileSync(part, Buffer.concat([createHash('sha256').update(body).digest(), body]));
    renameSync(part, file);
    for (const old of readdirSync(place))
      if (old.startsWith(`${name}-`) && join(place, old) !== file) rmSync(join(place, old), { force: true });
  } catch {
    return;
  }
}
