import type { Db } from '../../platform/sqlite/open.ts';

/** What the queries of other features may join of an officer, under the name `officers`. */
export const officersToJoin = (db: Db) =>
  db.selectFrom('officers').select(['id', 'name', 'department']).as('officers');
