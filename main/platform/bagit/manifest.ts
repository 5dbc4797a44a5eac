import { decodeBagPath, encodeBagPath } from './bag-path.ts';

/** One line of a manifest: a checksum in lower-case hexadecimal and a path within the bag. */
export interface ManifestEntry {
  readonly path: string;
  readonly checksum: string;
}

/** A manifest as `sha256sum -c` reads it too. */
export function manifestText(entries: readonly ManifestEntry[]): string {
  return entries.map(({ path, checksum }) => `${checksum}  ${encodeBagPath(path)}\n`).join('');
}

/** The entries of a manifest, and the numbers of the lines that are none. */
export function parseManifest(text: string): {
  readonly entries: readonly ManifestEntry[];
  readonly bad: readonly number[];
} {
  const entries: ManifestEntry[] = [];
  const bad: number[] = [];
  withoutMark(text)
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line);
      if (match?.[1] === undefined || match[2] === undefined) bad.push(index + 1);
      else
        entries.push({
          checksum: match[1].toLowerCase(),
          path: decodeBagPath(match[2].replace(/^\.\//, '')),
        });
    });
  return { entries, bad };
}

/** Labels and values of a tag file such as bag-info.txt. */
export type TagLines = readonly (readonly [label: string, value: string])[];

/** Tag file text; a line break inside a value becomes a space, so that no value can pass for another label. */
export function tagText(lines: TagLines): string {
  return lines.map(([label, value]) => `${label}: ${value.replace(/\s*[\r\n]+\s*/g, ' ').trim()}\n`).join('');
}

/** The labels and values of a tag file; a line that begins with white space continues the one before. */
export function parseTags(text: string): TagLines {
  const lines: [string, string][] = [];
  for (const line of withoutMark(text).split(/\r\n|\n|\r/)) {
    const last = lines.at(-1);
    const match = /^([^:\s][^:]*?)\s*:[ \t]*(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`;
    else if (match?.[1] !== undefined) lines.push([match[1], match[2] ?? '']);
  }
  return lines;
}

/** Windows editors like to put a byte order mark in front; tag files other than bagit.txt may have one. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
