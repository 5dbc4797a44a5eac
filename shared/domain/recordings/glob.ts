/**
 * Whether a card path fits a pattern: `*` within a part, `?` one character, `**` across parts.
 * Upper and lower case are the same, as on FAT and exFAT.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return globPattern(glob).test(path);
}

const compiled = new Map<string, RegExp>();

function globPattern(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known !== undefined) return known;
  const source = glob
    .split('/')
    .map((part) =>
      part === '**'
        ? '**'
        : part
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]'),
    )
    .join('/')
    .replace(/^\*\*\//, '(?:.*/)?')
    .replaceAll('/**/', '/(?:.*/)?')
    .replace(/\/\*\*$/, '/.*');
  const pattern = new RegExp(`^${source}$`, 'i');
  compiled.set(glob, pattern);
  return pattern;
}
