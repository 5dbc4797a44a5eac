import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Finding, verifyReportSchema } from '#shared/contract/archive.ts';
import { wayWords, type FetchedFor } from '#shared/domain/consultations/consultation.ts';
import { consultedWords } from '#shared/domain/consultations/consulted-words.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { shanghaiInstant } from '#shared/lib/date.ts';
import type { Log } from '#main/platform/log.ts';
import type { Asset } from '#main/rpc/assets.ts';
import { closeDays } from '#main/features/consultations/closed-days.ts';
import { aDecisionCase, aReadyDraft, anIssued, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { refusalOf } from '#tests/support/refused.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { takeCard } from '#tests/support/take-card.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { type TestWindow, windowAt } from '#tests/support/window-at.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;

let test: TestApp;
afterEach(() => test.close());

/** The program with clocks that are set: what time it is, and how much of it has gone by. */
async function opened(log?: Log) {
  let gone = 0;
  const clock = fixedClock();
  test = await openTestApp({ clock, elapsed: () => gone, ...(log === undefined ? {} : { log }) });
  return {
    pass(minutes: number) {
      gone += minutes * MINUTE;
      clock.set(shanghaiInstant(Date.parse(clock.now()) + minutes * MINUTE));
    },
  };
}

interface Somebody extends Pick<TestWindow, 'client'> {
  readonly id: string;
  asset(address: string, fetchedFor?: FetchedFor): ReturnType<TestApp['asset']>;
  /** On the morning of another day one sits down again. */
  back(): Promise<void>;
}

async function somebody(name: string, ...roles: Role[]): Promise<Somebody> {
  const { id, firstPin } = await test.client.people.add({
    ...{ name, certificateNumber: '', certificateValidUntil: '', department: '法规科', roles },
  });
  const { client, keeper } = windowAt(test.app);
  await sitDown(client, id, firstPin);
  return {
    ...{ id, client },
    asset: (address, fetchedFor) => test.app.asset(address, keeper.seat()?.view, fetchedFor),
    back: async () => {
      await sitDown(client, id);
    },
  };
}

const bytesOf = async (asset: Asset | undefined): Promise<Buffer> => {
  if (asset === undefined) throw new Error('there is no such sheet');
  return buffer(asset.open(0, asset.bytes - 1));
};

/** 姓名 方式 内容 目的 of each line, the oldest first. */
async function linesOf({ client }: Pick<TestWindow, 'client'>, caseId: string): Promise<readonly string[]> {
  const { entries } = await client.consultations.ofCase({ caseId });
  return entries
    .toReversed()
    .map((one) => [one.personName, wayWords[one.way], consultedWords(one), one.purpose].join(' ').trim());
}

describe('a consultation', () => {
  it('is entered once while it goes on, and anew when it is taken up later', async () => {
    const { pass } = await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const auditor = await somebody('钱昇', 'auditor');
    const look = async () => {
      await auditor.client.cases.get({ caseId });
      await auditor.client.way.ofCase({ caseId });
    };
    await look();
    pass(29);
    await look();
    pass(29);
    await look();
    const { entries } = await auditor.client.consultations.ofCase({ caseId });
    expect(entries).toEqual([
      expect.objectContaining({
        ...{ personName: '钱昇', way: 'viewed', kind: 'case', name: '', times: 6 },
        since: '2026-03-05T09:30:00+08:00',
        until: '2026-03-05T10:28:00+08:00',
      }),
    ]);
    pass(31);
    await look();
    expect(await linesOf(auditor, caseId)).toEqual(['钱昇 查看 案件资料', '钱昇 查看 案件资料']);
  });

  it('says what it was and how: looked at, printed, taken away, played', async () => {
    const { pass } = await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const { id, title, documentNumber } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    await takeCard(test, caseId, join(test.dir, 'card'));
    const auditor = await somebody('钱昇', 'auditor');
    const called = `文书“${title} ${documentNumber ?? ''}”`;
    await auditor.client.documents.get({ documentId: id });
    await auditor.asset(`documents/${id}.pdf`);
    await auditor.asset(`documents/${id}.pdf`, 'print');
    await auditor.asset(`documents/${id}.pdf`, 'print');
    pass(2);
    await auditor.asset(`together/${id}.pdf`, 'print');
    await auditor.asset(`documents/${id}.docx`, 'download');
    const recordings = await auditor.client.intake.recordings({ caseId });
    for (const { sha256 } of recordings.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      await auditor.asset(`derived/${sha256}/poster`);
      await auditor.asset(`originals/${sha256}`);
      await auditor.asset(`originals/${sha256}`);
    }
    await auditor.asset(`volumes/${caseId}/principal.pdf`);
    await auditor.asset(`documents/none.pdf`, 'print');
    const shown = recordings
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(
        ({ name, kind }) =>
          `钱昇 ${kind === 'video' || kind === 'audio' ? '播放' : '查看'} 录音录像“${name}”`,
      );
    expect(shown.join()).toContain('播放');
    expect(await linesOf(auditor, caseId)).toEqual([
      `钱昇 查看 ${called}`,
      `钱昇 打印 ${called}`,
      `钱昇 打印 ${called}`,
      `钱昇 导出 ${called}`,
      '钱昇 查看 案件资料',
      ...shown,
    ]);
  });

  it('is not what somebody writes into a case, what belongs to no case, or a case there is none of', async () => {
    await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    await aReadyDraft(test.client, caseId, PENALTY_NOTICE);
    const auditor = await somebody('钱昇', 'auditor');
    await auditor.client.cases.list({});
    await auditor.client.workbench.today({});
    await refusalOf(() => auditor.client.cases.get({ caseId: 'none' }));
    expect(await linesOf(auditor, caseId)).toEqual([]);
    expect((await auditor.client.consultations.ofPerson({ personId: auditor.id })).entries).toEqual([]);
  });

  it('is a package that leaves the house, and nobody who was refused', async () => {
    await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const archivist = await somebody('陈镕', 'archivist');
    const administrator = await somebody('吴玥', 'administrator');
    await refusalOf(() => administrator.client.cases.get({ caseId }));
    await refusalOf(() => administrator.asset(`volumes/${caseId}/principal.pdf`));
    const { folderId } = test.app.folders.hand(test.dir);
    const { jobId } = await archivist.client.output.exportPackage({ caseId, folderId });
    await test.app.workplace().jobs.ended(jobId);
    expect(await linesOf(archivist, caseId)).toEqual(['陈镕 导出 移交包']);
    expect(await refusalOf(() => administrator.client.consultations.ofCase({ caseId }))).toMatchObject({
      code: 'not-permitted',
    });
  });

  it('stands under the name its person had, in the case and with the person, page by page, the newest first', async () => {
    const { pass } = await opened();
    const { id: caseId, caseNumber } = await aDecisionCase(test.client);
    const { id } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const auditor = await somebody('钱昇', 'auditor');
    for (let n = 0; n < 203; n += 1) {
      await auditor.client.cases.get({ caseId });
      pass(2);
      await auditor.asset(`documents/${id}.pdf`, 'print');
      await test.app.workplace().consultations.settled();
    }
    const first = await auditor.client.consultations.ofPerson({ personId: auditor.id });
    expect([first.entries.length, first.more]).toEqual([200, true]);
    expect(first.entries[0]).toMatchObject({ way: 'printed', caseNumber, personName: '钱昇' });
    const before = first.entries.at(-1)?.id;
    const rest = await auditor.client.consultations.ofPerson({ personId: auditor.id, before });
    expect(rest.more).toBe(false);
    expect(rest.entries.length + first.entries.length).toBe(204);
  });

  it('that cannot be written is said in the log, keeps nobody from anything, and is written the next time', async () => {
    const told: string[] = [];
    const { pass } = await opened({ info: () => undefined, error: (where: string) => void told.push(where) });
    const { id: caseId } = await aDecisionCase(test.client);
    const { id: other } = await aDecisionCase(test.client);
    const auditor = await somebody('钱昇', 'auditor');
    const { archive, consultations } = test.app.workplace();
    await consultations.settled();
    vi.spyOn(archive, 'unrecorded').mockRejectedValueOnce(new Error('disk full'));
    await auditor.client.cases.get({ caseId });
    await consultations.settled();
    expect(told).toEqual(['consultations.write']);
    pass(1);
    await auditor.client.cases.get({ caseId: other });
    const { entries } = await auditor.client.consultations.ofPerson({ personId: auditor.id });
    expect(entries.map((one) => [one.caseId, one.since.slice(11, 16)])).toEqual([
      [other, '09:31'],
      [caseId, '09:30'],
    ]);
  });

  it('that went on until the program ended is written to its end', async () => {
    const { pass } = await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const auditor = await somebody('钱昇', 'auditor');
    await auditor.client.cases.get({ caseId });
    await test.app.workplace().consultations.settled();
    pass(12);
    await auditor.client.cases.get({ caseId });
    await test.app.close();
    const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'), { readonly: true });
    expect(db.prepare('select until, times from consultations where person_name = ?').get('钱昇')).toEqual({
      until: '2026-03-05T09:42:00+08:00',
      times: 2,
    });
    db.close();
  });
});

describe('the purpose', () => {
  const ask = async (askPurpose: 'others' | 'everybody') => {
    const { revision, ...preferences } = await test.client.settings.preferences({});
    await test.client.settings.savePreferences({ ...preferences, revision, askPurpose });
  };

  it('is asked of who does not handle the case, before anything of it is shown, once a day and case', async () => {
    const { pass } = await opened();
    const { id: caseId, caseNumber } = await aDecisionCase(test.client);
    const { id } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const auditor = await somebody('钱昇', 'auditor');
    await ask('others');
    const missing = {
      code: 'purpose-missing',
      message: `调阅${caseNumber}案卷，请先写明调阅目的。`,
      details: { caseId },
    };
    expect(await refusalOf(() => auditor.client.cases.get({ caseId }))).toEqual(missing);
    expect(await refusalOf(() => auditor.client.documents.get({ documentId: id }))).toEqual(missing);
    expect(await refusalOf(() => auditor.asset(`documents/${id}.pdf`))).toEqual(missing);
    await test.client.cases.get({ caseId });
    expect(
      await refusalOf(() => auditor.client.consultations.declare({ caseId, purpose: ' ' })),
    ).toMatchObject({
      code: 'invalid-input',
    });
    await auditor.client.consultations.declare({ caseId, purpose: '案卷评查' });
    await auditor.client.documents.get({ documentId: id });
    expect(await linesOf(auditor, caseId)).toEqual([
      '李喆 查看 案件资料',
      '钱昇 查看 案件资料 案卷评查',
      expect.stringMatching(/^钱昇 查看 文书“.*” 案卷评查$/),
    ]);
    pass(DAY);
    await auditor.back();
    expect(await refusalOf(() => auditor.client.cases.get({ caseId }))).toEqual(missing);
  });

  it('is remembered by the archive, and may be asked of everybody', async () => {
    await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    await ask('everybody');
    expect(await refusalOf(() => test.client.cases.get({ caseId }))).toMatchObject({
      code: 'purpose-missing',
    });
    await test.client.consultations.declare({ caseId, purpose: '案件审核' });
    await test.client.cases.get({ caseId });
    const other = await aDecisionCase(test.client);
    expect(await refusalOf(() => test.client.cases.get({ caseId: other.id }))).toMatchObject({
      code: 'purpose-missing',
    });
  });
});

describe('a day that is over', () => {
  async function twoDays() {
    const { pass } = await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const { id } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const auditor = await somebody('钱昇', 'auditor');
    await auditor.client.cases.get({ caseId });
    await auditor.asset(`documents/${id}.pdf`, 'print');
    pass(DAY);
    await auditor.back();
    await auditor.client.cases.get({ caseId });
    await test.app.workplace().consultations.settled();
    return { caseId, auditor };
  }

  async function verified(): Promise<readonly Finding[]> {
    const { jobId } = await test.client.archive.verify({});
    const { result } = await test.app.workplace().jobs.ended(jobId);
    return verifyReportSchema.parse(result).findings;
  }

  const sql = (text: string): void => {
    const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
    db.exec(text);
    db.close();
  };

  it('is bound to the record as a whole, and is found as it was', async () => {
    await twoDays();
    const acts = await test.client.archive.acts({ limit: 5 });
    expect(acts.map(({ sentence }) => sentence)).toContain('调阅登记结转：2026年3月5日共2条');
    expect(await verified()).toEqual([]);
  });

  it.each([
    ['a name', "update consultations set person_name = '孙翀' where day = '2026-03-05'", '内容被改动'],
    [
      'a time',
      "update consultations set until = '2026-03-05T18:00:00+08:00' where kind = 'case'",
      '内容被改动',
    ],
    ['a line taken away', "delete from consultations where way = 'printed'", '结转时2条，现在1条'],
    [
      'a line put in',
      `insert into consultations select 'x', day, case_id, person_id, person_name, way, kind, thing_id, thing_name,
       purpose, since, until, times from consultations where way = 'printed'`,
      '结转时2条，现在3条',
    ],
    [
      'a line of a day that had none',
      `update consultations set day = '2026-03-04' where way = 'printed'`,
      '2026年3月4日没有结转过调阅登记',
    ],
    ['the day itself', `delete from consultation_days`, '调阅登记的结转'],
  ])('shows when somebody changed %s by hand', async (_what, change, says) => {
    await twoDays();
    sql(change);
    expect((await verified()).map(({ sentence }) => sentence).join()).toContain(says);
  });

  it('that another program closed is changed no more: what was heard before midnight is entered behind it', async () => {
    const { pass } = await opened();
    const { id: caseId } = await aDecisionCase(test.client);
    const auditor = await somebody('钱昇', 'auditor');
    await auditor.client.cases.get({ caseId });
    await test.app.workplace().consultations.settled();
    const { archive } = test.app.workplace();
    const [entry] = (await auditor.client.consultations.ofCase({ caseId })).entries;
    await closeDays({ ...archive, clock: fixedClock('2026-03-06T00:00:20+08:00') }, test.actor);
    await auditor.client.cases.get({ caseId });
    await test.client.cases.get({ caseId });
    pass(DAY);
    await auditor.back();
    await auditor.client.cases.get({ caseId });
    const { entries } = await auditor.client.consultations.ofCase({ caseId });
    expect(entries.find(({ id }) => id === entry?.id)).toEqual(entry);
    expect(entries).toHaveLength(3);
    expect((await verified()).filter(({ table }) => table === 'consultations')).toEqual([]);
  });

  it('that cannot be closed yet is tried once a day, and keeps nothing from being entered', async () => {
    const told: string[] = [];
    const { pass } = await opened({ info: () => undefined, error: (where: string) => void told.push(where) });
    const { id: caseId } = await aDecisionCase(test.client);
    const auditor = await somebody('钱昇', 'auditor');
    await auditor.client.cases.get({ caseId });
    const { archive, consultations } = test.app.workplace();
    await consultations.settled();
    pass(DAY);
    await auditor.back();
    vi.spyOn(archive, 'act').mockRejectedValueOnce(new Error('the clock is to be decided first'));
    await auditor.client.cases.get({ caseId });
    await consultations.settled();
    pass(31);
    await auditor.client.cases.get({ caseId });
    expect(await linesOf(auditor, caseId)).toHaveLength(3);
    expect(told).toEqual(['consultations.write']);
    const acts = async () => (await test.client.archive.acts({ limit: 10 })).map(({ act }) => act);
    expect(await acts()).not.toContain('consultations.close');
    pass(DAY);
    await auditor.back();
    await auditor.client.cases.get({ caseId });
    await consultations.settled();
    expect((await acts()).filter((act) => act === 'consultations.close')).toHaveLength(2);
    expect(await verified()).toEqual([]);
  });

  it('is printed with the rest as a register, the oldest line first', async () => {
    const { caseId, auditor } = await twoDays();
    const asset = await auditor.asset(`consultations/case/${caseId}.pdf`, 'print');
    const [page = ''] = await pdfPages(await bytesOf(asset));
    expect(page).toMatch(
      /调阅登记表.*濮阳市市场监督管理局.*案号.*2026-03-05 09:30.*钱昇.*查看.*打印.*2026-03-06/s,
    );
    const own = await auditor.asset(`consultations/person/${auditor.id}.pdf`, 'print');
    const [other = ''] = await pdfPages(await bytesOf(own));
    expect(other).toMatch(/调阅人：钱昇/);
    expect(await auditor.asset('consultations/case/none.pdf')).toBeUndefined();
  });
});
