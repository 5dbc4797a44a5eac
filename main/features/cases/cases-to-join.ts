import type { Db } from '../../platform/sqlite/open.ts';

/** What the queries of other features may join of a case, under the name `cases`; its other columns are its own. */
export const casesToJoin = (db: Db) =>
  db
    .selectFrom('cases')
    .select(['id', 'case_number', 'title', 'party_name', 'cause', 'officer_names'])
    .as('cases');
