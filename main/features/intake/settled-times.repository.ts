import type { Tx } from '../../platform/sqlite/open.ts';
import type { NewRow } from '../../platform/sqlite/tables.ts';

/** Keeps what a person decided; what stood there before anybody did is kept from the first time. */
export async function settleRecording(
  tx: Tx,
  startedAt: string,
  settled: NewRow<'settled_times'>,
): Promise<void> {
  const { how, reason, settled_by, settled_at } = settled;
  await tx
    .insertInto('settled_times')
    .values(settled)
    .onConflict((conflict) =>
      conflict.column('recording_id').doUpdateSet({ how, reason, settled_by, settled_at }),
    )
    .execute();
  await tx
    .updateTable('recordings')
    .set({ started_at: startedAt, time_source: 'person' })
    .where('id', '=', settled.recording_id)
    .execute();
}
