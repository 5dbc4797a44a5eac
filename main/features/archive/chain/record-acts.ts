import type { IsoInstant } from '#shared/lib/date.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { appendAct, type ChainHead, type NewAct } from './audit.ts';
import { type BoundRow, changedRows } from './bound-rows.ts';

/** What a write left in the chains. */
export interface Recorded {
  readonly heads: readonly ChainHead[];
  readonly rows: readonly BoundRow[];
}

/**
 * Enters the acts of a write and binds to them every row of evidence it touched: each to the act of its own case, what
 * belongs to no case to the first. A bug when rows changed and nobody says by what act.
 */
export async function recordActs(
  tx: Tx,
  actor: Actor,
  at: IsoInstant,
  acts: readonly NewAct[],
): Promise<Recorded> {
  const rows = await changedRows(tx);
  const [first] = acts;
  if (first === undefined) {
    if (rows.length > 0)
      throw new Error(
        `rows of evidence changed and no act says so: ${rows.map((row) => `${row.table_name} ${row.row_key}`).join(', ')}`,
      );
    return { heads: [], rows };
  }
  const actOf = (row: BoundRow): NewAct =>
    acts.find(({ caseId }) => caseId !== undefined && caseId === row.case_id) ?? first;
  const byAct = Map.groupBy(rows, actOf);
  const heads: ChainHead[] = [];
  for (const act of acts)
    heads.push(await appendAct(tx, actor, at, act, [...(byAct.get(act) ?? []), ...(act.binds ?? [])]));
  return { heads, rows };
}
