import { ProblemError } from '#shared/lib/problem.ts';
import type { OpenDatabase } from '../../../platform/sqlite/open.ts';
import type { ProtectedDatabase } from '../../../platform/sqlite/open-protected.ts';
import { sqliteProblem } from '../../../platform/sqlite/sqlite-problem.ts';
import { watchRows } from '../../../platform/sqlite/watch-rows.ts';
import { bindBaseline, needsBaseline } from '../chain/baseline.ts';
import { bindLater } from '../chain/bind-later.ts';
import { type Custody, type CustodyOptions, openCustody } from '../chain/custody.ts';
import { evidenceTables } from '../chain/evidence-tables.ts';
import { noteBirth } from '../chain/outside-notes.ts';

/** Brings an archive from before the chains of cases up to them, and keeps watch over every row of evidence from here on. */
export async function takeCustody(
  database: OpenDatabase,
  readOnly: ProtectedDatabase | undefined,
  options: Omit<CustodyOptions, 'writeProtected' | 'isNew'>,
): Promise<Custody> {
  const { clock } = options;
  const writeProtected = readOnly !== undefined;
  const isOld = await needsBaseline(database.db);
  if (isOld)
    await bindBaseline(
      (work) => database.write((tx) => (writeProtected ? readOnly.passing(tx, () => work(tx)) : work(tx))),
      () => clock.now(),
      (identity) => (writeProtected ? Promise.resolve() : noteBirth(options, identity)),
    ).catch(cutOff);
  if (!options.isCreated)
    await database
      .write((tx) => {
        const bind = () => bindLater(tx, { dir: options.dir, at: clock.now() });
        return writeProtected ? readOnly.passing(tx, bind) : bind();
      })
      .catch(cutOff);
  if (!writeProtected) await database.write((tx) => watchRows(tx, [...evidenceTables.values()]));
  return openCustody({ ...options, writeProtected, isNew: isOld && writeProtected });
}

/** What was bound stays bound. */
function cutOff(error: unknown): never {
  const problem = sqliteProblem(error);
  if (!(problem instanceof ProblemError)) throw problem;
  throw new ProblemError(
    problem.code,
    `档案库升级没有完成，已完成的部分保留，数据未改动；重新打开时从这里继续。${problem.message}`,
    problem.details,
    error,
  );
}
