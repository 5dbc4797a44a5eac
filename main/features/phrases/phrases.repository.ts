import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

/** What the bureau keeps of one phrase. */
export interface KeptPhrase {
  readonly id: string;
  /** Absent: the words the program brings. */
  readonly text?: string | undefined;
  readonly name: string;
  readonly group: string;
  readonly templateId: string;
  readonly field: string;
  readonly cause: string;
  readonly uses: number;
  readonly usedAt?: IsoInstant | undefined;
  readonly removed: boolean;
  readonly keptAt: IsoInstant;
  readonly keptBy: string;
  /** How often it was changed here; a phrase the program brings begins at 0. */
  readonly revision: number;
}

/** In the order in which they were kept. */
export async function listKept(db: Db): Promise<readonly KeptPhrase[]> {
  const rows = await db.selectFrom('phrases').selectAll().orderBy('kept_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text ?? undefined,
    name: row.name,
    group: row.group_name,
    templateId: row.template_id,
    field: row.field,
    cause: row.cause,
    uses: row.uses,
    usedAt: row.used_at ?? undefined,
    removed: row.removed === 1,
    keptAt: row.kept_at,
    keptBy: row.kept_by,
    revision: row.revision,
  }));
}

const rowOf = (phrase: KeptPhrase) => ({
  id: phrase.id,
  text: phrase.text ?? null,
  name: phrase.name,
  group_name: phrase.group,
  template_id: phrase.templateId,
  field: phrase.field,
  cause: phrase.cause,
  uses: phrase.uses,
  used_at: phrase.usedAt ?? null,
  removed: phrase.removed ? (1 as const) : (0 as const),
  kept_at: phrase.keptAt,
  kept_by: phrase.keptBy,
  revision: phrase.revision,
});

/** Enters a phrase or writes it anew. */
export async function writeKept(tx: Tx, phrase: KeptPhrase): Promise<void> {
  const { id, ...row } = rowOf(phrase);
  await tx
    .insertInto('phrases')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Notes a use; who kept a phrase and when stays as it was. */
export async function writeUse(tx: Tx, phrase: KeptPhrase): Promise<void> {
  const { uses, used_at } = rowOf(phrase);
  await tx
    .insertInto('phrases')
    .values(rowOf(phrase))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ uses, used_at }))
    .execute();
}
