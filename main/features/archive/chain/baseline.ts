import { setImmediate } from 'node:timers/promises';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import { notAmong, watchedPage } from '../../../platform/sqlite/read-watched.ts';
import { readInfo } from '../identity/archive-info.ts';
import { appendAct, CHAIN_END, chainEndSchema, OLD_CHAIN } from './audit.ts';
import { contentOf } from './bound-content.ts';
import { boundRegister } from './bound-rows.ts';
import { type EvidenceTable, evidenceTables } from './evidence-tables.ts';
import { PROGRAM } from './become-copy.ts';
import { boundIdentity, identityRow } from './bound-identity.ts';
import { becomeIdentity, type Identity } from '../identity/identity.ts';
import { seal } from './seals.ts';

export const BASELINE = 'archive.baseline';
export const CHAINS_BEGUN = 'archive.chains';

/**
 * Whether an archive from before the chains of cases still has to be bound. It is done once its identity is bound, which
 * nobody takes back unseen: what was put in by hand later is never taken for something that was there before.
 */
export async function needsBaseline(db: Db): Promise<boolean> {
  if ((await boundIdentity(db)) !== undefined) return false;
  // Those of the old chain come before all others; no index leads to them, and there may be millions.
  const first = await db.selectFrom('acts').select('chain').orderBy('sequence').limit(1).executeTakeFirst();
  return first?.chain === OLD_CHAIN;
}

/**
 * Binds every row of evidence of an archive from before as it is at this moment: each case's to the first act of its
 * chain, which names where the old chain ended. The old chain stays as it was. May be cut off at any point, and another
 * program may do the same at the same time: what is bound stays bound, the next run goes on with the rest.
 * @param write one transaction each
 * @param born told of the archive's identity before it is committed
 */
export async function bindBaseline(
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  now: () => IsoInstant,
  born: (identity: Identity) => Promise<void>,
): Promise<void> {
  for (const table of evidenceTables.values()) {
    let after: bigint | undefined;
    do {
      after = await write((tx) => bindPage(tx, table, after, now));
      // The program is being opened: what moves on the screen goes on moving.
      await setImmediate();
    } while (after !== undefined);
  }
  await write(async (tx) => {
    if ((await boundIdentity(tx)) !== undefined) return;
    const old = await readInfo(tx, CHAIN_END, chainEndSchema);
    const identity = await becomeIdentity(tx, 'archive', undefined);
    await appendAct(
      tx,
      PROGRAM,
      now(),
      {
        act: CHAINS_BEGUN,
        sentence: `升级档案库：从此每个案件一条操作记录链；原来的一条链到第${(old?.sequence ?? 0).toString()}条为止，原样保留`,
        details: { old: old ?? null },
      },
      [identityRow(identity)],
    );
    await seal(tx, now(), '升级');
    await born(identity);
  });
}

/** Read and bound in one transaction: nothing changes in between. Gives where the next page begins. */
async function bindPage(
  tx: Tx,
  table: EvidenceTable,
  after: bigint | undefined,
  now: () => IsoInstant,
): Promise<bigint | undefined> {
  const old = await readInfo(tx, CHAIN_END, chainEndSchema);
  const { rows, next } = await watchedPage(tx, table, { after, where: notAmong(boundRegister(tx), table) });
  const found = rows.map(({ key, caseId, row }) => ({
    table_name: table.table,
    row_key: key,
    case_id: caseId,
    content: contentOf(table, row),
  }));
  for (const [caseId, own] of Map.groupBy(found, ({ case_id }) => case_id))
    await appendAct(
      tx,
      PROGRAM,
      now(),
      {
        act: BASELINE,
        sentence: `升级档案库：登记现有的${table.noun}${own.length.toString()}项，此后逐项核对`,
        ...(caseId === null ? {} : { caseId }),
        details: { rows: own.length, old: old ?? null },
      },
      own,
    );
  return next;
}
