import readXlsx from 'read-excel-file/node';
import { buffer } from 'node:stream/consumers';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const clock = fixedClock();
let test: TestApp;
let caseId = '';
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const NOTICES = { kind: '市监罚告', year: 2026 };
const reason = '年初至启用程序前已在纸上编号';

const numberOfNext = async (): Promise<string> =>
  (await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' })).documentNumber ?? '';

async function issuedElsewhere(number: string, template = PENALTY_NOTICE) {
  const draft = await aReadyDraft(test.client, caseId, template, { document_date: '2026-03-05' });
  return test.client.documents.finalise({
    documentId: draft.id,
    revision: draft.revision,
    despite: '测试',
    numberElsewhere: { number, reason: '省执法平台编号' },
  });
}

describe('a register begun on paper', () => {
  it('goes on where the paper ended, with who said so and why', async () => {
    await test.client.documents.setNumberStart({ ...NOTICES, first: 38, next: 1, reason });
    const [series] = (await test.client.documents.numberSeries({ year: 2026 })).filter(
      ({ kind }) => kind === NOTICES.kind,
    );
    expect(series).toMatchObject({ next: 38, begun: false, start: { first: 38, reason } });
    expect(await numberOfNext()).toBe('濮市监罚告〔2026〕38号');
    expect(await numberOfNext()).toBe('濮市监罚告〔2026〕39号');
  });

  it('keeps its beginning once a number was drawn', async () => {
    await numberOfNext();
    const problem = await refused(
      test.client.documents.setNumberStart({ ...NOTICES, first: 38, next: 1, reason }),
    );
    expect(problem).toMatchObject({ code: 'blocked-by-rule', message: expect.stringContaining('取过号') });
    expect(await numberOfNext()).toBe('濮市监罚告〔2026〕2号');
  });

  it('counts for its year and kind alone', async () => {
    await test.client.documents.setNumberStart({ ...NOTICES, first: 38, next: 1, reason });
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION, { document_date: '2026-03-16' });
    expect(decision.documentNumber).toBe('濮市监处罚〔2026〕1号');
    const next = await test.client.documents.numberSeries({ year: 2027 });
    expect(next.find(({ kind }) => kind === NOTICES.kind)?.next).toBe(1);
  });
});

describe('a register of cases begun on paper', () => {
  it('goes on where the paper ended, and keeps its beginning once a case is there', async () => {
    await test.client.cases.setNumberStart({ year: 2027, first: 38, next: 1, reason });
    expect(await test.client.cases.numberSeries({ year: 2027 })).toEqual({ next: 38, begun: false });
    clock.set('2027-01-04T09:30:00+08:00');
    expect((await aDecisionCase(test.client)).caseNumber).toBe('濮市监案〔2027〕38号');
    expect((await aDecisionCase(test.client)).caseNumber).toBe('濮市监案〔2027〕39号');
    expect(
      await refused(test.client.cases.setNumberStart({ year: 2027, first: 50, next: 40, reason })),
    ).toMatchObject({
      code: 'blocked-by-rule',
    });
  });
});

describe('a number used on a paper outside', () => {
  it('is stepped over, leaves no gap before it, and stands in the register', async () => {
    await test.client.documents.noteNumber({ ...NOTICES, sequence: 2, title: '手写告知书', reason });
    expect([await numberOfNext(), await numberOfNext()]).toEqual([
      '濮市监罚告〔2026〕1号',
      '濮市监罚告〔2026〕3号',
    ]);
    const register = await test.client.documents.numbers({ year: 2026 });
    expect(register.map(({ sequence, elsewhere }) => [sequence, elsewhere])).toEqual([
      [1, undefined],
      [2, reason],
      [3, undefined],
    ]);
    expect(register[1]).toMatchObject({ title: '手写告知书', documentNumber: '濮市监罚告〔2026〕2号' });
    expect(register[1]).not.toHaveProperty('documentId');
  });

  it('is refused when a document has it, under whatever short form it was printed', async () => {
    await numberOfNext();
    const note = { ...NOTICES, sequence: 1, title: '', reason };
    expect(await refused(test.client.documents.noteNumber(note))).toMatchObject({ code: 'conflict' });
    const bureau = await test.client.settings.bureau({});
    await test.client.settings.saveBureau({ ...bureau, abbreviation: '濮开市监' });
    expect(await refused(test.client.documents.noteNumber(note))).toMatchObject({ code: 'conflict' });
  });

  it('may be drawn after its note is taken back', async () => {
    await test.client.documents.noteNumber({ ...NOTICES, sequence: 1, title: '', reason });
    await test.client.documents.takeBackNumber({ documentNumber: '濮市监罚告〔2026〕1号' });
    expect(await numberOfNext()).toBe('濮市监罚告〔2026〕1号');
  });
});

describe('a number given elsewhere', () => {
  it('stands on the document and in the register with who and why, and is not drawn', async () => {
    const issued = await issuedElsewhere('濮市监罚告[2026]第02号');
    expect(issued.documentNumber).toBe('濮市监罚告〔2026〕2号');
    const asset = present(await test.asset(`documents/${issued.id}.pdf`), 'PDF');
    const file = join(temporaryFolder(), 'issued.pdf');
    writeFileSync(file, await buffer(asset.open(0, asset.bytes - 1)));
    const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    expect(words).toContain('濮市监罚告〔2026〕2号');
    expect([await numberOfNext(), await numberOfNext()]).toEqual([
      '濮市监罚告〔2026〕1号',
      '濮市监罚告〔2026〕3号',
    ]);
    const [, line] = await test.client.documents.numbers({ year: 2026 });
    expect(line).toMatchObject({
      documentId: issued.id,
      caseId,
      elsewhere: '省执法平台编号',
      issuedBy: expect.any(String),
    });
    const acts = await test.client.archive.acts({ caseId });
    expect(acts.some(({ sentence }) => sentence.includes('在别处编定：省执法平台编号'))).toBe(true);
  });

  it('may be of another make than those of the bureau', async () => {
    const issued = await issuedElsewhere('豫濮市监处字2026第0015号');
    expect(issued.documentNumber).toBe('豫濮市监处字2026第0015号');
    const [line] = await test.client.documents.numbers({ year: 2026 });
    expect(line?.sequence).toBeUndefined();
    expect(await numberOfNext()).toBe('濮市监罚告〔2026〕1号');
  });

  it('is refused when it is taken, and the draft stays a draft', async () => {
    await numberOfNext();
    expect(await refused(issuedElsewhere('濮市监罚告〔2026〕1号'))).toMatchObject({ code: 'conflict' });
    const documents = await test.client.documents.list({ caseId });
    expect(documents.filter(({ state }) => state === 'draft')).toHaveLength(1);
  });
});

describe('the register as a file', () => {
  const bytesOf = async (address: string): Promise<Buffer> => {
    const asset = present(await test.asset(address), address);
    return buffer(asset.open(0, asset.bytes - 1));
  };

  it('names number, document, case and party, in a workbook and on paper', async () => {
    await numberOfNext();
    await test.client.documents.noteNumber({ ...NOTICES, sequence: 2, title: '=手写告知书', reason });
    const { caseNumber, party } = await test.client.cases.get({ caseId });
    const rows = await readXlsx(await bytesOf('registers/2026.xlsx'));
    const [sheet] = rows;
    const table = Array.isArray(sheet) ? rows : present(sheet, 'sheet').data;
    expect(table[0]).toEqual(expect.arrayContaining(['文号', '案号', '当事人', '经手人']));
    expect(table[1]).toEqual(expect.arrayContaining(['濮市监罚告〔2026〕1号', caseNumber, party.name]));
    expect(table[2]).toEqual(expect.arrayContaining(['=手写告知书', `在别处编定：${reason}`]));

    const file = join(temporaryFolder(), 'register.pdf');
    writeFileSync(file, await bytesOf('registers/2026-市监罚告.pdf'));
    const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    expect(words).toContain('2026年文号登记簿');
    expect(words).toContain(party.name);
    expect(words).toContain('濮市监罚告〔2026〕1号');
    expect(await test.asset('registers/2026/x.pdf')).toBeUndefined();
  });
});
