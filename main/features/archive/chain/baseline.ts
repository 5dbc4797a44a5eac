import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import { eachWatched, notAmong } from '../../../platform/sqlite/read-watched.ts';
import { readInfo, writeInfo } from '../identity/archive-info.ts';
import { appendAct, CHAIN_END, chainEndSchema, OLD_CHAIN } from './audit.ts';
import { contentOf } from './bound-content.ts';
import { type BoundRow, boundRegister } from './bound-rows.ts';
import { evidenceTables } from './evidence-tables.ts';
import { identityRow, PROGRAM } from './become-copy.ts';
import { becomeIdentity } from '../identity/identity.ts';
import { seal } from './seals.ts';

export const BASELINE = 'archive.baseline';
export const CHAINS_BEGUN = 'archive.chains';

const DONE = 'baseline';

/** Whether an archive from before the chains of cases still has to be bound. */
export async function needsBaseline(db: Db): Promise<boolean> {
  if ((await readInfo(db, DONE, z.boolean())) === true) return false;
  // Those of the old chain come before all others; no index leads to them, and there may be millions.
  const first = await db.selectFrom('acts').select('chain').orderBy('sequence').limit(1).executeTakeFirst();
  return first?.chain === OLD_CHAIN;
}

/**
 * Binds every row of evidence of an archive from before as it is at this moment: each case's to the first act of its
 * chain, which names where the old chain ended. The old chain stays as it was. May be cut off at any point: what is
 * bound stays bound, the next run goes on with the rest.
 * @param write one transaction each
 */
export async function bindBaseline(
  db: Db,
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  now: () => IsoInstant,
): Promise<void> {
  const old = await readInfo(db, CHAIN_END, chainEndSchema);
  for (const table of evidenceTables.values()) {
    const bind = (rows: readonly BoundRow[]) =>
      write(async (tx) => {
        for (const [caseId, own] of Map.groupBy(rows, ({ case_id }) => case_id))
          await appendAct(tx, PROGRAM, now(), act(table.noun, caseId, own.length, old), own);
      });
    for await (const page of eachWatched(db, table, notAmong(boundRegister(db), table))) {
      await bind(
        page.map(({ key, caseId, row }) => ({
          table_name: table.table,
          row_key: key,
          case_id: caseId,
          content: contentOf(table, row),
        })),
      );
      // The program is being opened: what moves on the screen goes on moving.
      await setImmediate();
    }
  }
  await write(async (tx) => {
    const identity = await becomeIdentity(tx, 'archive', undefined);
    await writeInfo(tx, DONE, true);
    await appendAct(
      tx,
      PROGRAM,
      now(),
      {
        act: CHAINS_BEGUN,
        sentence: `升级档案库：从此每个案件一条操作记录链；原来的一条链到第${(old?.sequence ?? 0).toString()}条为止，原样保留`,
        details: { old },
      },
      [identityRow(identity)],
    );
    await seal(tx, now(), '升级');
  });
}

const act = (noun: string, caseId: string | null, rows: number, old: unknown) => ({
  act: BASELINE,
  sentence: `升级档案库：登记现有的${noun}${rows.toString()}项，此后逐项核对`,
  ...(caseId === null ? {} : { caseId }),
  details: { rows, old },
});
