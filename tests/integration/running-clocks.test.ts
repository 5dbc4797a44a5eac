import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

/** A case that stands at its clue, one that was filed, one that is closed. */
async function three() {
  const { client } = test;
  const clue = await client.cases.create(await aCase(client));
  const filed = await client.cases.create(
    await aCase(client, { party: { ...(await aCase(client)).party, name: '濮阳市小小烟酒店' } }),
  );
  const closed = await client.cases.create(await aCase(client));
  await anIssuedRow(test, filed.id, 'case_filing_approval', '2026-03-05');
  await anIssuedRow(test, closed.id, 'case_closure_approval', '2026-03-05');
  return { clue, filed, closed };
}

describe('all running clocks', () => {
  it('are listed with their cases, the nearest first, each with what its count needs', async () => {
    const { clue, filed } = await three();
    const { clocks, total, incomplete } = await test.client.procedure.running({});
    expect(clocks).toMatchObject([
      { caseId: clue.id, caseNumber: clue.caseNumber, rule: 'A3', on: '2026-03-23', daysLeft: 18 },
      {
        caseId: filed.id,
        title: filed.title,
        rule: 'D1',
        on: '2026-06-03',
        officers: filed.officers.map(({ name }) => name).join('、'),
      },
    ]);
    expect([total, incomplete]).toEqual([2, false]);
    const [first] = clocks;
    const { due } = await test.client.calendar.explain({
      rule: first?.rule ?? '',
      start: first?.start ?? '',
      amount: first?.amount ?? 1,
      extended: first?.extended ?? 0,
      deductions: first?.deductions ?? [],
    });
    expect(due).toBe(first?.on);
  });

  it('are chosen by when they end, kind, officer and case, and counted whatever is chosen', async () => {
    const { clue, filed } = await three();
    const ask = async (filter: Parameters<typeof test.client.procedure.running>[0]) =>
      (await test.client.procedure.running(filter)).clocks.map(({ caseId }) => caseId);
    expect(await ask({ rule: 'D1' })).toEqual([filed.id]);
    expect(await ask({ text: '小小烟酒' })).toEqual([filed.id]);
    expect(await ask({ text: clue.caseNumber })).toEqual([clue.id]);
    expect(await ask({ officerId: 'nobody' })).toEqual([]);
    expect(await ask({ officerId: filed.officers[0]?.id ?? '' })).toHaveLength(2);
    expect(await ask({ on: '2026-06-03' })).toEqual([filed.id]);
    expect(await ask({ offset: 1, limit: 1 })).toEqual([filed.id]);
    expect(await ask({ scope: 'overdue' })).toEqual([]);
    clock.set('2026-03-23T09:30:00+08:00');
    expect(await ask({ scope: 'today' })).toEqual([clue.id]);
    expect(await ask({ scope: 'week' })).toEqual([clue.id]);
    // A Sunday is the last day of its week.
    clock.set('2026-03-22T23:30:00+08:00');
    expect(await ask({ scope: 'week' })).toEqual([]);
    clock.set('2026-03-24T00:30:00+08:00');
    expect(await ask({ scope: 'overdue' })).toEqual([clue.id]);
    expect((await test.client.procedure.running({ rule: 'D1' })).counts).toEqual({
      all: 1,
      overdue: 0,
      today: 0,
      week: 0,
      filing: 0,
    });
  });

  it('hold closed cases that wait to be filed apart, until the file is handed in', async () => {
    const { closed } = await three();
    const waiting = await test.client.procedure.running({ scope: 'filing' });
    expect(waiting.clocks).toMatchObject([{ caseId: closed.id, rule: 'E16', on: '2026-04-04' }]);
    expect(waiting.counts.filing).toBe(1);
    expect((await test.client.workbench.today({})).due.map(({ rule }) => rule)).not.toContain('E16');
    await test.client.way.tell({ caseId: closed.id, event: 'archived', on: '2026-03-05' });
    expect((await test.client.procedure.running({ scope: 'filing' })).clocks).toEqual([]);
  });

  it('wait to be filed too in an archive whose clocks were counted before there was such a limit', async () => {
    const { closed, filed } = await three();
    await test.client.way
      .tell({ caseId: filed.id, event: 'published', on: '2026-03-05' })
      .catch(() => undefined);
    const { archive } = test.app.workplace();
    await archive.unrecorded(async (tx) => {
      await tx.deleteFrom('case_clocks').execute();
      await tx
        .updateTable('archive_info')
        .set({ value: '"before"' })
        .where('key', '=', 'case_clocks_rules')
        .execute();
    });
    const waiting = await test.client.procedure.running({ scope: 'filing' });
    expect(waiting.clocks.map(({ caseId }) => caseId)).toEqual([closed.id]);
    expect(waiting.counts.all).toBe(2);
  });

  it('leave out a period that only had to pass once it has passed', async () => {
    const { filed } = await three();
    const { archive } = test.app.workplace();
    await archive.unrecorded(async (tx) => {
      await tx
        .updateTable('case_clocks')
        .set({ rule: 'D4', due: '2026-03-04' })
        .where('case_id', '=', filed.id)
        .execute();
    });
    expect((await test.client.procedure.running({})).counts).toMatchObject({ all: 1, overdue: 0 });
  });
});

describe('a month of clocks', () => {
  it('names every day with what rests on it, and the first that ends there', async () => {
    const { clue, filed } = await three();
    const days = await test.client.procedure.days({ from: '2026-03-01', to: '2026-04-05' });
    expect(days).toHaveLength(36);
    expect(days.find(({ on }) => on === '2026-03-23')).toEqual({
      on: '2026-03-23',
      workday: true,
      why: '工作日',
      count: 1,
      first: [{ caseId: clue.id, rule: 'A3', what: '核查线索并决定是否立案', title: clue.title }],
    });
    expect(days.find(({ on }) => on === '2026-04-05')).toMatchObject({ workday: false, count: 0 });
    const june = await test.client.procedure.days({ from: '2026-06-01', to: '2026-06-30', rule: 'D1' });
    expect(june.filter(({ count }) => count > 0)).toMatchObject([
      { on: '2026-06-03', first: [{ caseId: filed.id }] },
    ]);
  });

  it('is refused for more than a sheet shows, or backwards', async () => {
    const days = (from: string, to: string) => refused(test.client.procedure.days({ from, to }));
    expect((await days('2026-01-01', '2026-12-31')).code).toBe('invalid-input');
    expect((await days('2026-02-01', '2026-01-01')).code).toBe('invalid-input');
  });
});

describe('the file for another calendar', () => {
  const fetchFile = async (filter: object): Promise<string> => {
    const asset = await test.asset(`clocks/${encodeURIComponent(`${JSON.stringify(filter)}.ics`)}`);
    if (asset === undefined) throw new Error('there is no such file');
    const parts: Buffer[] = [];
    for await (const part of asset.open(0, asset.bytes - 1)) parts.push(Buffer.from(part as Uint8Array));
    return Buffer.concat(parts).toString('utf8');
  };

  it('holds what was chosen, each under a name that stays when its day moves', async () => {
    const { clue, filed } = await three();
    const read = (text: string) =>
      new ICAL.Component(ICAL.parse(text) as unknown[])
        .getAllSubcomponents('vevent')
        .map((one) => new ICAL.Event(one));
    const before = read(await fetchFile({}));
    expect(before.map(({ startDate }) => startDate.toString())).toEqual(['2026-03-23', '2026-06-03']);
    expect(before[1]?.summary).toBe(`作出处理决定：${filed.title}`);
    expect(before[0]?.description).toContain(clue.caseNumber);
    expect(read(await fetchFile({ rule: 'D1' }))).toHaveLength(1);
    await anIssuedRow(test, filed.id, 'case_matter_approval', '2026-03-20');
    expect(read(await fetchFile({ rule: 'D1' })).map(({ uid }) => uid)).toEqual([before[1]?.uid]);
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(2);
  });

  it('marks days that are estimates', async () => {
    const { client } = test;
    clock.set('2027-12-20T09:30:00+08:00');
    await client.cases.create(await aCase(client, { clueOn: '2027-12-20' }));
    const text = (await fetchFile({})).replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:（估计）核查线索并决定是否立案');
    expect(text).toContain('STATUS:TENTATIVE');
  });
});
