import { neighbourDoubts, type TimeDoubt } from '#shared/domain/recordings/recording-time.ts';
import { timeSourceSchema } from '#shared/contract/intake.ts';
import type { Tx } from '../../platform/sqlite/open.ts';

export async function noteTimeDoubt(
  tx: Tx,
  recordingId: string,
  { stated, sentence }: TimeDoubt,
): Promise<void> {
  await tx
    .insertInto('time_doubts')
    .values({ recording_id: recordingId, stated, sentence })
    .onConflict((conflict) => conflict.column('recording_id').doNothing())
    .execute();
}

/**
 * Holds the times of what one import brought against each other: only together do the files of a card show it. Gives the
 * files whose time is doubted now and was not before.
 */
export async function holdAgainstNeighbours(tx: Tx, batchId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('recordings')
    .leftJoin('time_doubts', 'time_doubts.recording_id', 'recordings.id')
    .select(['recordings.id', 'path', 'started_at', 'time_source', 'stated', 'sentence'])
    .where('batch_id', '=', batchId)
    .where('kind', 'in', ['video', 'audio', 'photo'])
    .execute();
  const doubts = neighbourDoubts(
    rows.map(({ path, started_at, time_source, stated, sentence }) => ({
      path,
      time: {
        source: timeSourceSchema.parse(time_source),
        ...(started_at === null ? {} : { at: started_at }),
        ...(stated === null || sentence === null ? {} : { doubt: { stated, sentence } }),
      },
    })),
  );
  const doubted: string[] = [];
  for (const { id, path } of rows) {
    const doubt = doubts.get(path);
    if (doubt === undefined) continue;
    const known = rows.some((row) => row.id === id && row.stated !== null);
    await noteTimeDoubt(tx, id, doubt);
    if (!known) doubted.push(path);
  }
  return doubted;
}
