import { afterEach, expect, it } from 'vitest';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase } from '../support/a-case.ts';
import { anIssuedRow } from '../support/an-issued-row.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '../support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp | undefined;
afterEach(() => test?.close());

/** An archive of three cases, one of them closed, with clocks of several rules. */
async function open(): Promise<TestApp> {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  const { client } = test;
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push((await client.cases.create(await aCase(client))).id);
  await anIssuedRow(test, ids[1] ?? '', 'case_filing_approval', '2026-03-05');
  await anIssuedRow(test, ids[2] ?? '', 'case_closure_approval', '2026-03-05');
  return test;
}

const clocksIn = ({ app }: TestApp) =>
  app
    .workplace()
    .archive.db.selectFrom('case_clocks')
    .selectAll()
    .orderBy('case_id')
    .orderBy('position')
    .execute();

it('counts every clock anew when they were counted by other rules, as each case would write its own', async () => {
  const it = await open();
  const { archive } = it.app.workplace();
  const before = await clocksIn(it);
  expect(before.length).toBeGreaterThan(1);
  const shown = await it.client.workbench.today({});
  await archive.unrecorded(async (tx) => {
    await tx.deleteFrom('case_clocks').execute();
    // What an earlier count left of a case that is closed by now.
    const { id } = await tx
      .selectFrom('cases')
      .select('id')
      .where('stage', '=', 'closed')
      .executeTakeFirstOrThrow();
    const row = { rule: 'D1', start: '2020-01-01', due: '2020-02-01', estimate: 0, stopped: 0 } as const;
    await tx
      .insertInto('case_clocks')
      .values({ ...row, case_id: id, position: 0, document_id: null })
      .execute();
    await tx
      .updateTable('archive_info')
      .set({ value: '"others"' })
      .where('key', '=', 'case_clocks_rules')
      .execute();
  });
  expect(await it.client.workbench.today({})).toEqual(shown);
  expect(await clocksIn(it)).toEqual(before);
});

it('counts clocks that stand still once for each day, and only those', async () => {
  const it = await open();
  const { archive } = it.app.workplace();
  const [first, second] = await clocksIn(it);
  await archive.unrecorded(async (tx) => {
    for (const [row, stopped] of [
      [first, 1],
      [second, 0],
    ] as const)
      await tx
        .updateTable('case_clocks')
        .set({ due: '2026-03-06', stopped })
        .where('case_id', '=', row?.case_id ?? '')
        .execute();
  });
  await it.client.workbench.today({});
  expect((await clocksIn(it)).filter(({ due }) => due === '2026-03-06')).toHaveLength(2);
  clock.set('2026-03-06T09:30:00+08:00');
  await it.client.workbench.today({});
  expect((await clocksIn(it)).filter(({ due }) => due === '2026-03-06')).toHaveLength(1);
});

it('goes on with what happened in the cases where making it anew was cut off', async () => {
  const it = await open();
  const { archive } = it.app.workplace();
  const events = () => archive.db.selectFrom('case_events').selectAll().orderBy('case_id').execute();
  const before = await events();
  await archive.unrecorded(async (tx) => {
    await tx
      .deleteFrom('case_events')
      .where('case_id', '=', before[0]?.case_id ?? '')
      .execute();
    await tx.updateTable('archive_info').set({ value: '0' }).where('key', '=', 'case_events_rules').execute();
  });
  const again = await createApp({
    resourcesRoot,
    configDir: `${it.dir}/other`,
    archiveDir: it.archiveDir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    clock,
    resumeJobs: false,
  });
  await again.close();
  expect(await events()).toEqual(before);
});
