import type { CaseRights } from '#shared/domain/people/access.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { officersToJoin } from '../people/people.ts';
import { changesOfCases } from './handling.repository.ts';
import { recusedOf } from './recusals.repository.ts';

/** Who handles these cases, whose they are and who has been taken off them; unknown ids are left out. */
export async function caseRights(db: Db, caseIds: readonly string[]): Promise<readonly CaseRights[]> {
  if (caseIds.length === 0) return [];
  const cases = await db
    .selectFrom('cases')
    .select(['id', 'case_number', 'handling_unit', 'registered_by'])
    .where('id', 'in', caseIds)
    .execute();
  const officers = await db
    .selectFrom('case_officers')
    .innerJoin(officersToJoin(db), 'officers.id', 'case_officers.officer_id')
    .select(['case_officers.case_id', 'officers.id', 'officers.name', 'officers.department'])
    .where('case_officers.case_id', 'in', caseIds)
    .orderBy('case_officers.position')
    .execute();
  const recused = await recusedOf(db, caseIds);
  const changes = await changesOfCases(db, caseIds);
  return cases.map(({ id, case_number, handling_unit, registered_by }) => ({
    caseNumber: case_number,
    handlingUnit: handling_unit,
    officers: officers
      .filter(({ case_id }) => case_id === id)
      .map(({ id: officerId, name, department }) => ({ id: officerId, name, department })),
    recused: recused.get(id) ?? [],
    formerly: (changes.get(id) ?? []).flatMap(({ before }) => before),
    ...(registered_by === null ? {} : { registeredBy: registered_by }),
  }));
}
