import { join } from 'node:path';
import * as z from 'zod';
import { clockDoubt } from '#shared/domain/archive/clock-doubt.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { notAmong, watchedPage } from '../../../platform/sqlite/read-watched.ts';
import { OWN_FOLDERS } from '../identity/archive-folder.ts';
import { readInfo, writeInfo } from '../identity/archive-info.ts';
import { lyingFiles } from '../identity/lying-files.ts';
import { takeFile } from '../identity/own-files.ts';
import { appendAct } from './audit.ts';
import { PROGRAM } from './become-copy.ts';
import { contentOf } from './bound-content.ts';
import { type BoundRow, boundRegister, lastBound } from './bound-rows.ts';
import { evidenceTables } from './evidence-tables.ts';

/** Where it is noted that what follows is bound; a row of evidence itself. */
const BOUND_LATER = 'bound_later';
const SINCE = 1;

/** What an archive of an earlier program holds and has not bound: once, as it is. */
const LATER = ['account_secrets', 'archive_info', 'own_files'] as const;

/** Notes of a new archive that there is nothing to bind later. */
export const nothingToBindLater = (tx: Tx): Promise<void> => writeInfo(tx, BOUND_LATER, SINCE);

/**
 * Binds what earlier programs kept beside the chain, as it is at this moment: passwords, what is shown of the archive's
 * care, the bureau's own files. Done once: that it was done is bound too, so nothing put in by hand later passes for old.
 */
export async function bindLater(
  tx: Tx,
  { dir, at }: { readonly dir: string; readonly at: IsoInstant },
): Promise<void> {
  if ((await lastBound(tx, 'archive_info', [BOUND_LATER])).size > 0) return;
  const act = await tx.selectFrom('acts').select('sequence').limit(1).executeTakeFirst();
  // An archive of which no act speaks has nothing yet.
  if (act === undefined || (await readInfo(tx, BOUND_LATER, z.number())) !== undefined) return;
  for (const folder of OWN_FOLDERS)
    for (const { file, sha256 } of lyingFiles(join(dir, folder)))
      await takeFile(tx, { folder, file, sha256, source: '升级以前已经采用', by: PROGRAM.name, at });
  await writeInfo(tx, BOUND_LATER, SINCE);
  const rows: BoundRow[] = [];
  for (const name of LATER) {
    const table = evidenceTables.get(name);
    if (table === undefined) throw new Error(`${name} is a table of evidence`);
    let after: bigint | undefined;
    do {
      const page = await watchedPage(tx, table, { after, where: notAmong(boundRegister(tx), table) });
      for (const { key, caseId, row } of page.rows)
        rows.push({ table_name: name, row_key: key, case_id: caseId, content: contentOf(table, row) });
      after = page.next;
    } while (after !== undefined);
  }
  const [last] = await tx.selectFrom('acts').select('at').orderBy('sequence', 'desc').limit(1).execute();
  const doubt = clockDoubt(at, last?.at);
  await appendAct(
    tx,
    PROGRAM,
    at,
    {
      act: 'archive.bind',
      sentence: `升级档案库：登记现有的密码、规则文件和核验、备份记录共${rows.length.toString()}项，此后逐项核对`,
      details: { rows: rows.length, ...(doubt === undefined ? {} : { clock: doubt }) },
    },
    rows,
  );
}
