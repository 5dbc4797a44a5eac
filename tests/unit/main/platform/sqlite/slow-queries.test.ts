import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#main/platform/sqlite/open.ts';
import { logSlowQueries } from '#main/platform/sqlite/slow-queries.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Counts to so many: a second or so, and next to nothing. */
const counting = (to: number, secret: string) => sql<{ n: number }>`
  with recursive step (n) as (select 1 union all select n + 1 from step where n < ${to})
  select max(n) as n from step where ${secret} <> ''`;

function watched() {
  const said: string[] = [];
  const database = openDatabase(
    join(temporaryFolder(), 'x.sqlite'),
    join(resourcesRoot, 'main/migrations'),
    logSlowQueries({ info: (line) => void said.push(line), error: () => undefined }),
  );
  onTestFinished(() => database.close());
  return { said, database };
}

it('a statement everybody waits for is told by name and wording, without the values, which name parties', async () => {
  const { said, database } = watched();
  await counting(3_000_000, '某某超市').execute(database.db);
  expect(said).toContainEqual(expect.stringMatching(/^\[sqlite\.slow\] \d+ ms: with step: /));
  expect(said.join('')).not.toContain('某某超市');
});

it('one of less than 50 ms is not', () => {
  const said: string[] = [];
  const watch = logSlowQueries({ info: (line) => void said.push(line), error: () => undefined });
  for (const took of [49.9, 50]) watch({ sql: 'select "id" from "cases"', parameters: ['某某超市'], took });
  expect(said).toEqual(['[sqlite.slow] 50 ms: select cases: select "id" from "cases"']);
});
