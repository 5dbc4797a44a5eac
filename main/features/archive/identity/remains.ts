import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { anchorsAt, knowsOfActs } from './anchor.ts';
import { DATABASE } from './archive-folder.ts';

/** Folders of the vault that hold originals: the first two digits of their hash. */
const SHELF = /^[0-9a-f]{2}$/;

/**
 * Refuses to begin anew where an archive was used: a database without a table, or none at all, beside what an archive
 * leaves. Nothing was written then. Errors: `archive-damaged`.
 * @param anchorsDir where a database lies there: what this user knows of that place counts too
 */
export async function requireUnused(
  dir: string,
  database: 'missing' | 'empty',
  anchorsDir?: string,
): Promise<void> {
  const anchors = await anchorsAt(dir, anchorsDir);
  const log = statSync(join(dir, `${DATABASE}-wal`), { throwIfNoEntry: false });
  const remains = [
    anchors.some(knowsOfActs) ? '核对文件' : '',
    readdirSync(join(dir, 'vault')).some((name) => SHELF.test(name)) ? '原件' : '',
    (log?.size ?? 0) > 0 ? '没有写完的数据' : '',
  ].filter((one) => one !== '');
  if (remains.length === 0) return;
  throw new ProblemError(
    'archive-damaged',
    `“${dir}”里的数据库文件（${DATABASE}）${database === 'empty' ? '是空的' : '不见了'}，但还有这个档案库的${remains.join('和')}。没有打开，也没有写入任何内容。请找回数据库文件，或者从备份恢复到另一个文件夹。`,
    { dir },
  );
}
