import type { Case } from '#shared/contract/cases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { People } from '../people/people.ts';
import { findCase } from './cases.repository.ts';

export const caseNotFound = (caseId: string): ProblemError =>
  new ProblemError('not-found', '没有找到该案件，它可能属于另一个档案库。请刷新案件列表。', { caseId });

/** A case as it stands inside a transaction. Errors: `not-found`. */
export async function caseIn(db: Db, people: Pick<People, 'several'>, caseId: string): Promise<Case> {
  const theCase = await findCase(db, caseId, (ids) => people.several([...new Set(ids)], db));
  if (theCase === undefined) throw caseNotFound(caseId);
  return theCase;
}
