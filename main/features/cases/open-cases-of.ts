import { sql } from 'kysely';
import type { Db } from '../../platform/sqlite/open.ts';

export interface OpenCaseOf {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly officers: readonly string[];
}

/** The cases somebody handles that are not closed, by number. */
export async function openCasesOf(db: Db, officerId: string): Promise<readonly OpenCaseOf[]> {
  const rows = await db
    .selectFrom('case_officers')
    .innerJoin('cases', 'cases.id', 'case_officers.case_id')
    .select(['cases.id', 'cases.case_number', 'cases.title', 'cases.officer_names'])
    .where('case_officers.officer_id', '=', officerId)
    .where(sql<boolean>`cases.stage <> 'closed'`)
    .orderBy('cases.number_year')
    .orderBy('cases.number_sequence')
    .execute();
  return rows.map(({ id, case_number, title, officer_names }) => ({
    caseId: id,
    caseNumber: case_number,
    title,
    officers: officer_names.split('、'),
  }));
}
