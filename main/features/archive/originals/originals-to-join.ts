import type { Db } from '../../../platform/sqlite/open.ts';

/** What the queries of other features may join of an original, under the name `originals`. */
export const originalsToJoin = (db: Db) =>
  db.selectFrom('originals').select(['sha256', 'sm3', 'bytes', 'mime']).as('originals');
