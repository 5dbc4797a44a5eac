import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { lifeStateOf, outdatesVolume } from '#shared/domain/documents/life.ts';
import { present } from '#shared/lib/assert.ts';
import { type Problem, problemOf } from '#shared/lib/problem.ts';
import {
  assembled,
  openPracticeFile,
  picture,
  type PracticeFile,
  sideText,
  textPdf,
} from '#tests/support/practice-file.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const clock = fixedClock('2026-05-08T09:30:00+08:00');
let file: PracticeFile;
let site: DocumentSummary;
beforeEach(async () => {
  clock.set('2026-05-08T09:30:00+08:00');
  file = await openPracticeFile(clock);
  site = await summary('现场笔录');
});
afterEach(() => file.test.close());

const documents = () => file.client.documents;
const summary = async (title: string): Promise<DocumentSummary> =>
  present(
    (await documents().list({ caseId: file.theCase.id })).find((one) => one.title === title),
    title,
  );
const item = async (title: string) => {
  const { items } = await file.client.volumes.plan({ caseId: file.theCase.id });
  return present(
    items.find((one) => one.title === title),
    title,
  );
};
async function upload(name: string, bytes: Uint8Array): Promise<string> {
  return (await file.test.upload(name, Readable.from([Buffer.from(bytes)]))).sha256;
}
async function scan(name: string, bytes: Uint8Array, reason?: string) {
  return documents().attachSignedScan({
    documentId: site.id,
    upload: await upload(name, bytes),
    name,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** What a call is refused with; fails when it goes through. */
async function refused(call: Promise<unknown>): Promise<Problem> {
  return call.then(
    () => {
      throw new Error('the call was expected to be refused');
    },
    (error: unknown) => problemOf(error),
  );
}

describe('the signed scan of a document', () => {
  it('stands in the volume in place of the printed PDF, with its own pages', async () => {
    const before = await item('现场笔录');
    const signed = await scan('现场笔录签字.pdf', await textPdf('signed', before.pages + 1));
    expect(signed).toMatchObject({
      state: 'finalised',
      sha256: site.sha256,
      pages: site.pages,
      signedScan: { pages: before.pages + 1, name: '现场笔录签字.pdf' },
    });
    expect(lifeStateOf(signed)).toBe('signed');
    const after = await item('现场笔录');
    expect(after).toMatchObject({ id: before.id, slot: before.slot, firstPage: before.firstPage });
    expect(after.pages).toBe(before.pages + 1);
    const { pdf } = await assembled(file);
    for (let page = 1; page <= after.pages; page += 1) {
      expect(sideText(pdf, after.firstPage + page + 1)).toContain(`signedp${page}`);
    }
    const acts = await file.client.archive.acts({ caseId: file.theCase.id });
    expect(acts.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining(`签字扫描件有${after.pages}页，定稿有${before.pages}页，请核对是否扫描齐全`),
    );
  });

  it('may be a picture, which fills its page', async () => {
    await scan('签字.jpg', picture(file.test.dir, 'signed.jpg', '1240x1754'));
    const shown = present(await file.test.asset(`documents/${site.id}/scan.pdf`), 'the scan');
    expect(shown).toMatchObject({ mime: 'application/pdf', fileName: '现场笔录（签字扫描件）.pdf' });
    expect((await buffer(shown.open(0, 4))).toString()).toBe('%PDF-');
    expect((await assembled(file)).job.state).toBe('done');
  });

  it('is replaced with a reason only; the older scans stay in the vault and in the history', async () => {
    const first = await textPdf('first', 1);
    await scan('一.pdf', first);
    const again = await refused(scan('一.pdf', first, '重复'));
    expect(again).toMatchObject({ code: 'conflict', message: '这份签字扫描件已经附上，没有重复添加。' });
    const second = await textPdf('second', 1);
    expect(await refused(scan('二.pdf', second))).toMatchObject({
      code: 'invalid-input',
      details: { field: 'reason' },
    });
    await scan('二.pdf', second, '漏扫签名页');
    const { scans } = await documents().history({ documentId: site.id });
    expect(scans).toMatchObject([
      { version: 1, name: '一.pdf', reason: '', addedBy: file.test.actor.name },
      { version: 1, name: '二.pdf', reason: '漏扫签名页' },
    ]);
    const { vault } = file.test.app.workplace().archive;
    for (const { sha256 } of scans) expect(await vault.has(sha256)).toBe(true);
    const old = present(await file.test.asset(`documents/${site.id}/scan-${scans[0]?.id ?? ''}.pdf`), 'scan');
    expect(await buffer(old.open(0, old.bytes - 1))).toEqual(Buffer.from(first));
    const { pdf } = await assembled(file);
    expect(sideText(pdf, (await item('现场笔录')).firstPage + 2)).toContain('secondp1');
  });

  it('is refused for a draft, a void document and a file that cannot be bound; nothing is added', async () => {
    const draft = await documents().create({ caseId: file.theCase.id, templateNumber: 8 });
    const sha256 = await upload('a.pdf', await textPdf('a', 1));
    const attach = (documentId: string, name = 'a.pdf', of = sha256) =>
      refused(documents().attachSignedScan({ documentId, upload: of, name }));
    expect(await attach(draft.id)).toMatchObject({ code: 'blocked-by-rule' });
    const torn = await upload('b.pdf', (await textPdf('b', 3)).subarray(0, 500));
    expect((await attach(site.id, 'b.pdf', torn)).code).toBe('pdf-unreadable');
    const sheet = await upload('c.xlsx', Buffer.from('PK\u0003\u0004'));
    expect((await attach(site.id, 'c.xlsx', sheet)).message).toMatch(/只能添加 PDF 和图片/);
    expect((await documents().history({ documentId: site.id })).scans).toEqual([]);
    await documents().void({ documentId: site.id, reason: '重做' });
    expect(await attach(site.id)).toMatchObject({ message: '作废的文书不能再附签字扫描件。' });
  });

  it('is of one version: after a 补正 the corrected paper is signed anew', async () => {
    await scan('一.pdf', await textPdf('first', 1));
    const draft = await documents().correct({ documentId: site.id, reason: '时间写错' });
    await documents().finalise({ documentId: draft.id, revision: draft.revision });
    const corrected = await documents().get({ documentId: site.id });
    expect(corrected.signedScan).toBeUndefined();
    expect((await item('现场笔录')).pages).toBe(corrected.pages);
    await scan('二.pdf', await textPdf('second', 1));
    const { scans } = await documents().history({ documentId: site.id });
    expect(scans.map(({ version, name }) => [version, name])).toEqual([
      [1, '一.pdf'],
      [2, '二.pdf'],
    ]);
  });

  it('with fewer pages is an open point of case and volume until it is whole or set aside with a reason', async () => {
    const caseId = file.theCase.id;
    const decision = await summary('行政处罚决定书');
    expect(decision.pages).toBeGreaterThan(1);
    const attach = async (name: string, pages: number, reason = '') =>
      documents().attachSignedScan({
        documentId: decision.id,
        upload: await upload(name, await textPdf(name, pages)),
        name,
        reason,
      });
    const open = async () => {
      const { findings } = await documents().check({ caseId });
      const { missing } = await file.client.volumes.plan({ caseId });
      return [
        findings.filter(({ rule }) => rule === 'scan-short'),
        missing.filter(({ sentence }) => sentence.includes('签字扫描件缺页')),
      ] as const;
    };
    await attach('short.pdf', 1);
    const [[finding], [gap]] = await open();
    expect(finding?.places[0]).toMatchObject({ documentId: decision.id });
    expect(gap).toMatchObject({ blocking: false, documentId: decision.id });

    const identity = present(finding, 'finding').identity;
    await documents().setAsideFinding({ caseId, identity, reason: '本局只扫描签名页' });
    expect(await open()).toEqual([[], []]);
    await attach('short again.pdf', 1, '更清晰');
    expect((await open()).map(({ length }) => length)).toEqual([1, 1]);
    await attach('whole.pdf', decision.pages ?? 0, '补扫齐全');
    expect(await open()).toEqual([[], []]);
  });

  it('that was damaged in the vault stops the volume by saying so', async () => {
    await scan('一.pdf', await textPdf('first', 1));
    const { vault } = file.test.app.workplace().archive;
    const { scans } = await documents().history({ documentId: site.id });
    const path = vault.pathOf(scans[0]?.sha256 ?? '');
    chmodSync(path, 0o644);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    writeFileSync(path, bytes);
    const { jobId } = await file.client.volumes.assemble({ caseId: file.theCase.id });
    const job = await file.test.app.workplace().jobs.ended(jobId);
    expect(job.state).toBe('failed');
    expect(job.problem?.message).toMatch(/现场笔录.*与入库时不一致，已损坏/);
  });
});

describe('归卷', () => {
  it('begins when the part of a document is assembled, and ends when what was bound is no longer what counts', async () => {
    expect(site.filed).toBeUndefined();
    await assembled(file);
    const filed = await summary('现场笔录');
    expect(filed.filed).toEqual({ at: '2026-05-08T09:30:00+08:00', part: 'principal', current: true });
    expect(lifeStateOf(filed)).toBe('filed');
    expect((await summary('案件来源登记表')).filed).toBeUndefined();

    await scan('一.pdf', await textPdf('first', 1));
    const changed = await summary('现场笔录');
    expect(changed.filed).toMatchObject({ current: false });
    expect([lifeStateOf(changed), outdatesVolume(changed)]).toEqual(['signed', true]);
    clock.set('2026-05-09T10:00:00+08:00');
    await assembled(file);
    expect((await summary('现场笔录')).filed).toMatchObject({
      at: '2026-05-09T10:00:00+08:00',
      current: true,
    });
  });

  it('does not keep a document from being corrected or voided; the volume then has to be assembled anew', async () => {
    await assembled(file);
    const draft = await documents().correct({ documentId: site.id, reason: '时间写错' });
    const plan = () => file.client.volumes.plan({ caseId: file.theCase.id });
    expect((await plan()).assembled).toBeDefined();
    const own = { ...draft.own, scene: '补正后的现场情况。' };
    const { revision } = await documents().save({ documentId: draft.id, revision: draft.revision, own });
    await documents().finalise({ documentId: draft.id, revision });
    expect((await plan()).assembled).toBeUndefined();
    expect(outdatesVolume(await summary('现场笔录'))).toBe(true);
    const place = await item('现场笔录');
    expect(place.sourceId).toBe(site.id);
    const { pdf } = await assembled(file);
    expect(sideText(pdf, place.firstPage + 3)).toContain('补正后的现场情况');

    await documents().void({ documentId: site.id, reason: '重做' });
    const voided = await summary('现场笔录');
    expect([lifeStateOf(voided), outdatesVolume(voided)]).toEqual(['void', true]);
    await assembled(file);
    expect(outdatesVolume(await summary('现场笔录'))).toBe(false);
  });

  it('keeps a place a clerk gave a document, and its receipt, through a 补正', async () => {
    const caseId = file.theCase.id;
    const decision = await item('行政处罚决定书');
    await file.client.volumes.move({
      caseId,
      itemId: site.id,
      revision: 0,
      beforeId: (await item('询问笔录')).id,
    });
    const order = (await file.client.volumes.plan({ caseId })).items.map(({ id }) => id);
    for (const documentId of [site.id, decision.sourceId]) {
      const draft = await documents().correct({ documentId, reason: '写错' });
      expect((await file.client.volumes.plan({ caseId })).items.map(({ id }) => id)).toEqual(order);
      await documents().finalise({ documentId: draft.id, revision: draft.revision });
    }
    const after = await file.client.volumes.plan({ caseId });
    expect(after.items.map(({ id }) => id)).toEqual(order);
    expect(after.missing.map(({ sentence }) => sentence).join()).not.toContain('缺少送达回证');
  });
});
