import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds templates/, resources/ and main/migrations/: the nearest one above `from` that has them all.
 * @param from folder of the calling file, in source or in the bundle
 */
export function findResourcesRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (['templates', 'resources', 'main/migrations'].every((name) => existsSync(join(dir, name))))
      return dir;
    if (dirname(dir) === dir) throw new Error(`no program folder above ${from}`);
  }
}
