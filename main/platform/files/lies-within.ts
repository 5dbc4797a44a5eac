import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Whether `folder` is `root`, which must exist, or lies below it or below one of its own folders, whatever links,
 * mounts or spellings lead there. For a folder that is not there yet, the nearest one above it that is counts.
 */
export function liesWithin(folder: string, root: string): boolean {
  const inside = readdirSync(root, { withFileTypes: true })
    // A link among them may lead to another disk: what is kept there is part of the root all the same.
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(root, entry.name));
  const homes = new Set([root, ...inside].map(identity));
  for (let at = realpathSync(nearest(folder)); ; at = dirname(at)) {
    const known = identity(at);
    if (known !== undefined && homes.has(known)) return true;
    if (dirname(at) === at) return false;
  }
}

function nearest(folder: string): string {
  let at = folder;
  while (identity(at) === undefined && dirname(at) !== at) at = dirname(at);
  return at;
}

/** Device and number: the same for one folder by all its names. Undefined where there is no folder. */
function identity(path: string): string | undefined {
  try {
    const stats = statSync(path, { bigint: true });
    return stats.isDirectory() ? `${String(stats.dev)}:${String(stats.ino)}` : undefined;
  } catch {
    // Not there, or shut to us: whoever writes there will be told so.
    return undefined;
  }
}
