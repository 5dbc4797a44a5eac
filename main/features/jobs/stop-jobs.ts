import type { IsoInstant } from '#shared/lib/date.ts';
import type { Tx } from '../../platform/sqlite/open.ts';

/** How work that is not over is left where it must not go on by itself. */
export interface Stop {
  readonly from: readonly ('queued' | 'running' | 'interrupted')[];
  readonly to: 'interrupted' | 'cancelled';
  readonly summary: string;
  readonly at: IsoInstant;
}

/** Leaves every job in one of the states `from` as it says: in a copy, or where nothing can be written. */
export async function stopJobs(tx: Tx, { from, to, summary, at }: Stop): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ state: to, summary, ended_at: at })
    .where('state', 'in', [...from])
    .execute();
}
