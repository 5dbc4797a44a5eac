import { readFile } from 'node:fs/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import { changedShipped, shippedListSchema } from '#main/platform/files/shipped-files.ts';

/**
 * Refuses to start an installed program whose templates, statutes, fonts or migrations are not those it was packed
 * with: a changed one would make documents that say something else. @param listFile `out/shipped.json` within the
 * checked archive of code
 */
export async function requireShipped(resourcesRoot: string, listFile: string): Promise<void> {
  const list = shippedListSchema.parse(JSON.parse(await readFile(listFile, 'utf8')));
  const changed = await changedShipped(resourcesRoot, list);
  if (changed.length === 0) return;
  const named = changed.slice(0, 3).join('、') + (changed.length > 3 ? '等' : '');
  throw new ProblemError(
    'not-available',
    `程序自带的${String(changed.length)}个文件与安装时不一致（${named}），可能被改动或者损坏。请重新安装程序，档案库不受影响。`,
    { changed: changed.join('\n') },
  );
}
