import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes one SVG per page: `FILE.svg`, `FILE-2.svg`, `FILE-3.svg`… and returns the names. */
export async function saveSvgPages(pages: readonly string[], file: string): Promise<readonly string[]> {
  await mkdir(dirname(file), { recursive: true });
  const names: string[] = [];
  for (const [index, page] of pages.entries()) {
    const name = index === 0 ? file : file.replace(/\.svg$/i, `-${String(index + 1)}.svg`);
    await writeFile(name, page);
    names.push(name);
  }
  return names;
}
