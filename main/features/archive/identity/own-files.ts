import type { IsoInstant } from '#shared/lib/date.ts';
import type { Kept } from '#shared/lib/revision.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { OwnFolder } from './archive-folder.ts';

/** A file of the bureau as somebody took it in: the one with these bytes counts, and no other under its name. */
export interface TakenFile extends Kept {
  readonly file: string;
  readonly sha256: string;
  readonly source: string;
}

/** What is taken in, and by whom. */
export interface FileToTake {
  readonly folder: OwnFolder;
  readonly file: string;
  readonly sha256: string;
  /** Where it comes from, in words. */
  readonly source: string;
  readonly by: string;
  readonly at: IsoInstant;
}

/** The files of one folder that were taken in, by their names. */
export async function takenFiles(db: Db, folder: OwnFolder): Promise<ReadonlyMap<string, TakenFile>> {
  const rows = await db.selectFrom('own_files').selectAll().where('folder', '=', folder).execute();
  return new Map(
    rows.map(({ file, sha256, source, revision, taken_at, taken_by }) => [
      file,
      { file, sha256, source, revision, updatedAt: taken_at, updatedBy: taken_by },
    ]),
  );
}

/** Whoever has none begins from this. */
const NONE: Kept = { revision: 0 };

export const keptOf = (taken: ReadonlyMap<string, TakenFile>, file: string): Kept => taken.get(file) ?? NONE;

/** Takes a file in, inside the act that says so. */
export async function takeFile(tx: Tx, { folder, file, sha256, source, by, at }: FileToTake): Promise<void> {
  const values = { sha256, source, taken_at: at, taken_by: by };
  await tx
    .insertInto('own_files')
    .values({ folder, file, revision: 1, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['folder', 'file'])
        .doUpdateSet((eb) => ({ ...values, revision: eb('own_files.revision', '+', 1) })),
    )
    .execute();
}

/** It counts no more. */
export async function dropFile(tx: Tx, folder: OwnFolder, file: string): Promise<void> {
  await tx.deleteFrom('own_files').where('folder', '=', folder).where('file', '=', file).execute();
}
