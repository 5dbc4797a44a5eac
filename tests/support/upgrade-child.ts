/**
 * A program of its own: `upgrade-child.ts <archive> <resources> migration <version>` is killed, as by a power cut, in
 * the middle of that step of the migration; `… act <n>` as it enters the n-th act of what follows it. It does that
 * itself: nobody else would be sure to come in the middle.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openArchive } from '#main/features/archive/archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { migrate, readMigrations } from '#main/platform/sqlite/migrate.ts';

const [archiveDir = '', resourcesRoot = '', where = '', which = ''] = process.argv.slice(2);
const migrationsDir = join(resourcesRoot, 'main', 'migrations');
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
};

if (where === 'migration') {
  const database = new Sqlite(join(archiveDir, 'archive.sqlite'));
  database.function('die', die);
  migrate(
    database,
    readMigrations(migrationsDir).map((step) =>
      step.version === Number(which) ? { ...step, sql: `${step.sql};\nselect die();` } : step,
    ),
  );
} else {
  let asked = 0;
  const at = '2026-12-01T09:00:00+08:00';
  await openArchive(archiveDir, {
    migrationsDir,
    fontsDir: join(resourcesRoot, 'resources', 'fonts'),
    anchorsDir: join(archiveDir, '..', 'anchors'),
    log: stderrLog,
    clock: {
      setByHand: true,
      today: () => at.slice(0, 10),
      now() {
        asked += 1;
        return asked === Number(which) ? die() : at;
      },
    },
  });
}
