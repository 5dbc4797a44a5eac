import type { Db } from '../../platform/sqlite/open.ts';

/** What the queries of other features may join of a job, under the name `jobs`. */
export const jobsToJoin = (db: Db) => db.selectFrom('jobs').select(['id', 'state']).as('jobs');
