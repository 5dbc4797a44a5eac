import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { changesOn } from '#shared/domain/procedure/stages/changes-on.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { nextSteps } from '#shared/domain/procedure/stages/next-steps.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import { type Derived, wayFrom, type WaySources } from './way-of-case.ts';

/** Writes anew what is next in a case and what it lacks, inside the act that changed it. */
export async function writeWay(
  tx: Tx,
  caseId: string,
  derived: Derived,
  { nameOf, ...sources }: WaySources & { readonly nameOf: (kind: DocumentKind) => string },
): Promise<void> {
  const { way, situation } = await wayFrom(tx, caseId, sources, derived);
  const next = nextSteps(way, situation);
  const missing = missingOf(way, situation, nameOf);
  await tx.deleteFrom('case_steps').where('case_id', '=', caseId).execute();
  if (next.length > 0)
    await tx
      .insertInto('case_steps')
      .values(
        next.map(({ run, status, waitsUntil }, position) => ({
          case_id: caseId,
          position,
          lane: run.lane.id,
          step: status.step.id,
          doer: status.step.by,
          due: status.due ?? null,
          waits_until: waitsUntil ?? null,
        })),
      )
      .execute();
  const columns = {
    missing: missing.length,
    first_missing: missing[0]?.sentence ?? '',
    changes_on: changesOn(way, situation) ?? null,
  };
  await tx
    .insertInto('case_ways')
    .values({ case_id: caseId, ...columns })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(columns))
    .execute();
}
