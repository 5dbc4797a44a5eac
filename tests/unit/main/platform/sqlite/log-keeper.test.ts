import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase, type OpenDatabase, type Tx } from '#main/platform/sqlite/open.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

let database: OpenDatabase;
let handles: { datasync(): Promise<void> };

beforeEach(async () => {
  const file = join(temporaryFolder(), 'x.sqlite');
  database = openDatabase(file, join(resourcesRoot, 'main/migrations'));
  // What every open file of node:fs/promises has in common.
  await using one = await open(file, 'r');
  handles = Object.getPrototypeOf(one) as typeof handles;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
});

const put = (key: string) => async (tx: Tx) => {
  await tx.insertInto('archive_info').values({ key, value: '1' }).execute();
  return key;
};

const keys = async () =>
  (await database.db.selectFrom('archive_info').select('key').where('key', 'like', 'test-%').execute()).map(
    ({ key }) => key,
  );

it('says that something is written when the disk has it; the next transaction does not wait for the disk', async () => {
  const gate = Promise.withResolvers<undefined>();
  const flushed = vi.spyOn(handles, 'datasync').mockImplementation(() => gate.promise);
  const said: string[] = [];
  const first = database.write(put('test-1')).then((key) => said.push(key));
  const second = database.write(put('test-2')).then((key) => said.push(key));
  const third = database.write(put('test-3')).then((key) => said.push(key));
  await vi.waitFor(async () => {
    expect(await keys()).toEqual(['test-1', 'test-2', 'test-3']);
  });
  expect(said).toEqual([]);
  gate.resolve(undefined);
  await Promise.all([first, second, third]);
  expect(said).toEqual(['test-1', 'test-2', 'test-3']);
  // Those who came while the first was being flushed share one flush, begun after they were committed.
  expect(flushed).toHaveBeenCalledTimes(2);
});

it('has plans made for what has come in since, when much has', async () => {
  const planned = () =>
    sql<{ stat: string }>`select stat from sqlite_stat1 where tbl = 'archive_info'`.execute(database.db);
  expect((await planned()).rows).toEqual([]);
  for (let n = 0; n < 250; n++) await database.write(put(`test-${n.toString()}`));
  await vi.waitFor(async () => {
    expect((await planned()).rows[0]?.stat).toMatch(/^2\d\d /);
  });
});

it('tells who wrote that the disk refused', async () => {
  vi.spyOn(handles, 'datasync').mockRejectedValueOnce(new Error('EIO'));
  await expect(database.write(put('test-1'))).rejects.toThrow('EIO');
  await expect(database.write(put('test-2'))).resolves.toBe('test-2');
});

it('lets what one transaction left be known before the next begins', async () => {
  const order: string[] = [];
  await Promise.all(
    ['test-1', 'test-2'].map((key) =>
      database.write(
        (tx) => {
          order.push(`begin ${key}`);
          return put(key)(tx);
        },
        (value) => order.push(`through ${value}`),
      ),
    ),
  );
  expect(order).toEqual(['begin test-1', 'through test-1', 'begin test-2', 'through test-2']);
  await expect(
    database.write(
      () => Promise.reject(new Error('no')),
      () => order.push('never'),
    ),
  ).rejects.toThrow('no');
  expect(order).toHaveLength(4);
});
