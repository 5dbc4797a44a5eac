import type { Actor } from '#shared/contract/session.ts';
import { requireUnmoved } from '#shared/domain/documents/number-start.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';

/** 案号 of one year: the number the next case gets, and whether one was drawn already. */
export interface CaseSeries {
  readonly next: number;
  readonly begun: boolean;
}

export async function caseSeries(db: Db, year: number): Promise<CaseSeries> {
  const row = await db.selectFrom('case_numbers').select('last').where('year', '=', year).executeTakeFirst();
  const drawn = await db
    .selectFrom('cases')
    .select('serial')
    .where('number_year', '=', year)
    .limit(1)
    .executeTakeFirst();
  return { next: (row?.last ?? 0) + 1, begun: drawn !== undefined };
}

export interface CaseNumberStart {
  readonly year: number;
  readonly first: number;
  /** the number the register was shown to go on at */
  readonly next: number;
  readonly reason: string;
}

/** A register of cases begun on paper goes on at `first`. Errors: `blocked-by-rule` once a case of the year is there. */
export async function setCaseNumberStart(
  archive: Pick<Archive, 'act'>,
  actor: Actor,
  { year, first, next: shown, reason }: CaseNumberStart,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const { begun, next } = await caseSeries(tx, year);
    if (begun)
      throw new ProblemError('blocked-by-rule', `${year.toString()}年已经登记过案件，案号不能再改从几号起。`);
    requireUnmoved(`${year.toString()}年的案号`, next, shown);
    await tx
      .insertInto('case_numbers')
      .values({ year, last: first - 1 })
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: first - 1 }))
      .execute();
    return {
      value: undefined,
      act: {
        act: 'cases.number-start',
        sentence: `${year.toString()}年的案号从${first.toString()}号起：${reason}`,
        details: { year, first, reason },
      },
    };
  });
}

/** Numbers known to be drawn by the archive this one was made from are not drawn again. Gives what is skipped, in words. */
export async function skipLostCaseNumbers(
  tx: Tx,
  known: readonly (readonly [year: number, last: number])[],
): Promise<readonly string[]> {
  const skipped: string[] = [];
  for (const [year, last] of known) {
    const { next } = await caseSeries(tx, year);
    if (next > last) continue;
    await tx
      .insertInto('case_numbers')
      .values({ year, last })
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ last }))
      .execute();
    skipped.push(`${year.toString()}年案号第${next.toString()}至${last.toString()}号`);
  }
  return skipped;
}
