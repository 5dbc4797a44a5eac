import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { giveWay } from '#main/platform/give-way.ts';
import { openDatabase, type OpenDatabase } from '#main/platform/sqlite/open.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

let database: OpenDatabase | undefined;
afterEach(async () => {
  await database?.close();
  database = undefined;
});

/** How often the loop came round while `work` was under way. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const tick = (): void => {
    turns += 1;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  // The first is the beginning.
  await new Promise((resolve) => setImmediate(resolve));
  turns = 0;
  await work();
  running = false;
  return turns;
}

/** About a hundred thousand steps of SQLite: some milliseconds each. */
const slow = sql`with recursive c (n) as (select 1 union all select n + 1 from c where n < 100000) select max(n) from c`;

it('lets the loop come round between queries that follow each other, read or written', async () => {
  database = openDatabase(join(temporaryFolder(), 'x.sqlite'), join(resourcesRoot, 'main/migrations'));
  const { read, write } = database;
  const many = async (db: Parameters<typeof slow.execute>[0]) => {
    for (let n = 0; n < 40; n++) await slow.execute(db);
  };
  expect(await turnsDuring(() => read((db) => many(db)))).toBeGreaterThan(1);
  expect(await turnsDuring(() => write((tx) => many(tx)))).toBeGreaterThan(1);
});

it('asks for no pause of work that has just begun', async () => {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(giveWay()).toBeUndefined();
});
