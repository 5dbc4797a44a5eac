import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase } from '#tests/support/a-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock('2026-03-20T09:30:00+08:00');
let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

const openAgain = (resumeJobs = true): Promise<App> =>
  createApp({
    archiveDir: test.archiveDir,
    resourcesRoot,
    configDir: join(test.dir, 'other'),
    capabilities: { host: 'cli' },
    clock,
    log: stderrLog,
    resumeJobs,
  });

const workplace = () => test.app.workplace();

/** What is kept of all cases. */
async function kept(app: App = test.app) {
  const { db } = app.workplace().archive;
  return {
    events: await db.selectFrom('case_events').selectAll().orderBy('case_id').orderBy('position').execute(),
    clocks: await db.selectFrom('case_clocks').selectAll().orderBy('case_id').orderBy('position').execute(),
  };
}

/** The archive as it was before anything was kept. */
const forget = () =>
  workplace().archive.unrecorded(async (tx) => {
    await tx.deleteFrom('case_clocks').execute();
    await tx.deleteFrom('case_events').execute();
    await tx.deleteFrom('archive_info').where('key', 'like', 'case_%_rules').execute();
  });

async function cases(count: number): Promise<readonly string[]> {
  const input = await aCase(test.client);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await test.client.cases.create(input)).id);
  const [first] = ids;
  if (first !== undefined) await anIssuedRow(test, first, 'case_filing_approval', '2026-03-05');
  return ids;
}

const rebuildJobs = async (app: App) =>
  (await app.workplace().jobs.list()).filter(({ kind }) => kind === 'rebuild');

describe('an archive from before', () => {
  it('with few cases is whole when it is open', async () => {
    await cases(3);
    const before = await kept();
    await forget();
    const again = await openAgain();
    expect(await kept(again)).toEqual(before);
    expect(await rebuildJobs(again)).toEqual([]);
    await again.close();
  });

  it('with many is open at once: a job makes them and is seen, and each case answers meanwhile', async () => {
    const [first = ''] = await cases(230);
    const before = await kept();
    await forget();
    await test.app.close();

    const again = await openAgain();
    const [job] = await rebuildJobs(again);
    expect(job).toMatchObject({ title: '整理办理经过', state: expect.stringMatching(/queued|running|done/) });
    const { workbench, events, jobs } = again.workplace();
    expect((await events.clocks(first)).map(({ rule, due }) => [rule, due])).toEqual([['D1', '2026-06-03']]);
    expect(await jobs.ended(job?.id ?? '')).toMatchObject({
      state: 'done',
      total: 230,
      result: { cases: 230 },
    });
    expect((await workbench.today(undefined)).dueIncomplete).toBe(false);
    expect(await kept(again)).toEqual(before);
    await again.close();
  });

  it('closed in the middle goes on where it stopped at the next opening, and ends whole', async () => {
    await cases(230);
    const before = await kept();
    await forget();
    await test.app.close();

    const cut = await openAgain();
    await cut.close();
    const [job] = await (async () => {
      const looking = await openAgain(false);
      const left = await rebuildJobs(looking);
      expect(await looking.workplace().events.missing(1)).toBeGreaterThan(0);
      await looking.close();
      return left;
    })();
    expect(job).toMatchObject({ state: 'interrupted' });

    const again = await openAgain();
    const all = await rebuildJobs(again);
    expect(all.map(({ id }) => id)).toEqual([job?.id]);
    await again.workplace().jobs.ended(job?.id ?? '');
    expect(await kept(again)).toEqual(before);
    expect(await again.workplace().events.check()).toEqual([]);
    await again.close();
  });

  it('is not held up by a command that only passes by, which still counts by the rules of today', async () => {
    const [first = ''] = await cases(230);
    await forget();
    const passing = await openAgain(false);
    expect(await rebuildJobs(passing)).toEqual([]);
    expect(await passing.workplace().events.missing(1_000)).toBe(230);
    expect((await passing.workplace().workbench.today(undefined)).dueIncomplete).toBe(true);
    expect((await passing.workplace().events.timeline(first)).map(({ event }) => event)).toEqual([
      'clue_found',
      'filed',
    ]);
    await passing.close();
  });
});

describe('making all anew', () => {
  it('goes on behind the cases that are done when it was stopped, and mends what differs', async () => {
    const ids = await cases(230);
    const before = await kept();
    const { events, archive } = workplace();
    await archive.unrecorded((tx) => tx.updateTable('case_events').set({ day: '2026-01-01' }).execute());
    expect(await events.check()).toHaveLength(ids.length);

    await events.begin();
    const stop = new AbortController();
    const stopped = events.fill({
      signal: stop.signal,
      report: () => {
        stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow('aborted');
    const left = await events.missing(1_000);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(ids.length);
    expect(await events.fill()).toBe(left);
    expect(await kept()).toEqual(before);
    expect(await events.check()).toEqual([]);
  });

  it('does not believe what is not made yet', async () => {
    const [first = ''] = await cases(1);
    const { events, archive } = workplace();
    await archive.unrecorded((tx) => tx.updateTable('case_events').set({ day: '2026-01-01' }).execute());
    expect((await events.timeline(first))[0]?.on).toBe('2026-01-01');
    await events.begin();
    expect((await events.timeline(first))[0]?.on).toBe('2026-03-02');
  });
});

describe('checking all', () => {
  it('can be ended', async () => {
    await cases(230);
    const stop = new AbortController();
    const checked = workplace().events.check({
      signal: stop.signal,
      report: () => {
        stop.abort();
      },
    });
    await expect(checked).rejects.toThrow('aborted');
  });
});
