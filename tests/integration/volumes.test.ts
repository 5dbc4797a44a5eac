import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { codeOfHead } from '#shared/domain/archive/head-code.ts';
import { assembledSchema, type VolumePlan } from '#shared/contract/volumes.ts';
import {
  assembled,
  attach,
  cornerText,
  ended,
  openPracticeFile,
  picture,
  type PracticeFile,
  sideText,
  textPdf,
} from '#tests/support/practice-file.ts';
import { aCase } from '#tests/support/a-case.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const clock = fixedClock('2026-05-08T09:30:00+08:00');
let file: PracticeFile;
beforeEach(async () => {
  file = await openPracticeFile(clock);
});
afterEach(() => file.test.close());

const plan = (part: 'principal' | 'supplementary' = 'principal'): Promise<VolumePlan> =>
  file.client.volumes.plan({ caseId: file.theCase.id, part });
const titles = ({ items }: VolumePlan): string[] => items.map(({ title }) => title);
const numbers = ({ items }: VolumePlan): number[][] =>
  items.map(({ firstPage, lastPage }) => [firstPage, lastPage]);
const found = ({ items }: VolumePlan, title: string) => {
  const item = items.find((one) => one.title === title);
  if (item === undefined) throw new Error(`no ${title} in the volume`);
  return item;
};

/** Each item begins where the one before it ended, and is as long as its pages. */
function expectContiguous({ items, pages }: VolumePlan): void {
  let next = 1;
  for (const item of items) {
    expect([item.title, item.firstPage]).toEqual([item.title, next]);
    next = item.lastPage + 1;
    expect(item.lastPage - item.firstPage + 1).toBe(item.pages);
  }
  expect(pages).toBe(next - 1);
}

describe('the order of the file', () => {
  it('is that of article 78, with lists and receipts behind their documents', async () => {
    const principal = await plan();
    expect(titles(principal)).toEqual([
      '立案审批表',
      '行政处罚决定书',
      '送达回证',
      '实施行政强制措施决定书',
      '场所/设施/财物清单',
      '送达回证',
      '行政处罚告知书',
      '送达回证',
      '询问笔录',
      '现场笔录',
    ]);
    expectContiguous(principal);
    expect(titles(await plan('supplementary'))).toEqual([
      '案件来源登记表',
      '案件调查终结报告',
      '行政处罚案件有关事项审批表',
      '行政处罚案件有关事项审批表',
    ]);
  });

  it('puts drafts in their place, flagged, and forgets void documents', async () => {
    const { client, theCase } = file;
    await client.documents.create({ caseId: theCase.id, templateNumber: 8 });
    const supplementary = await plan('supplementary');
    expect(supplementary.items.filter(({ draft }) => draft)).toHaveLength(1);
    expect(supplementary.missing.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^《行政处罚案件有关事项审批表》还是草稿/),
    );
    const site = found(await plan(), '现场笔录');
    await client.documents.void({ documentId: site.sourceId, reason: '笔录重做' });
    const principal = await plan();
    expect(titles(principal)).not.toContain('现场笔录');
    expectContiguous(principal);
  });

  it('renumbers everything after a move and goes back to the prescribed order', async () => {
    const { client, theCase } = file;
    const before = await plan();
    const moved = await client.volumes.move({
      caseId: theCase.id,
      itemId: found(before, '现场笔录').id,
      revision: 0,
      beforeId: found(before, '询问笔录').id,
    });
    expect(titles(moved).slice(-2)).toEqual(['现场笔录', '询问笔录']);
    expectContiguous(moved);
    expect(moved.items.filter((item) => item.moved).map(({ title }) => title)).toEqual(['现场笔录']);
    const { pdf } = await assembled(file);
    const catalogue = sideText(pdf, 2);
    expect(catalogue.indexOf('现场笔录')).toBeLessThan(catalogue.indexOf('询问笔录'));
    await expect(client.volumes.resetOrder({ caseId: theCase.id, begun: {} })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('《现场笔录》在卷内的位置和说明已由'),
    });
    expect((await plan()).items.map(({ id }) => id)).toEqual(moved.items.map(({ id }) => id));
    const begun = Object.fromEntries(moved.items.map(({ id, revision }) => [id, revision]));
    const back = await client.volumes.resetOrder({ caseId: theCase.id, begun });
    expect(back.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
    expect(numbers(back)).toEqual(numbers(before));
    const acts = await client.archive.acts({ caseId: theCase.id });
    expect(acts.map(({ sentence }) => sentence)).toContain('调整卷内顺序：《现场笔录》移到《询问笔录》之前');
  });

  it('takes a receipt along when its document is moved', async () => {
    const { client, theCase } = file;
    const before = await plan();
    const moved = await client.volumes.move({
      caseId: theCase.id,
      itemId: found(before, '行政处罚告知书').id,
      revision: 0,
      beforeId: found(before, '实施行政强制措施决定书').id,
    });
    expect(titles(moved).slice(3, 8)).toEqual([
      '行政处罚告知书',
      '送达回证',
      '实施行政强制措施决定书',
      '场所/设施/财物清单',
      '送达回证',
    ]);
  });

  it('keeps what a clerk writes about an item in the catalogue', async () => {
    const { client, theCase } = file;
    const { id } = found(await plan(), '现场笔录');
    await client.volumes.describe({
      caseId: theCase.id,
      itemId: id,
      revision: 0,
      title: '现场检查笔录',
      remark: '复印件',
    });
    const { pdf } = await assembled(file);
    expect(sideText(pdf, 2)).toMatch(/现场检查笔录.*复印件/);
    const back = await client.volumes.describe({
      ...{ caseId: theCase.id, itemId: id, revision: 1 },
      ...{ title: '', remark: '' },
    });
    expect(titles(back)).toContain('现场笔录');
  });

  it('names what is missing and lets a voucher close its gap', async () => {
    const sentences = async () => (await plan()).missing.map(({ sentence }) => sentence);
    expect(await sentences()).toContain('正卷缺少缴款凭证。');
    const scan = picture(file.test.dir, '缴款书.png');
    await attach(file, '缴款书.png', scan, { material: 'payment', title: '罚款缴款书', date: '2026-04-20' });
    expect(await sentences()).not.toContain('正卷缺少缴款凭证。');
    expect(found(await plan(), '罚款缴款书').slotName).toBe('财物处理单据');
    const materials = await file.client.volumes.materials({});
    expect(materials).toContainEqual({
      id: 'payment',
      name: '缴款凭证',
      slot: 'Z6',
      slotName: '财物处理单据',
    });
  });

  it('asks for the receipt of a document that has none', async () => {
    const { client, theCase } = file;
    const receipts = (await client.documents.list({ caseId: theCase.id })).filter(
      ({ templateNumber }) => templateNumber === 50,
    );
    const decision = found(await plan(), '行政处罚决定书');
    const proof = receipts.find(({ servesDocumentId }) => servesDocumentId === decision.sourceId);
    await client.documents.void({ documentId: proof?.id ?? '', reason: '签收日期写错' });
    const missing = (await plan()).missing.find(
      ({ servesDocumentId }) => servesDocumentId === decision.sourceId,
    );
    expect(missing).toMatchObject({
      slot: 'Z2',
      slotName: '行政处罚决定书及送达回证',
      blocking: true,
      sentence: `《行政处罚决定书》（${decision.documentNumber ?? ''}）缺少送达回证。`,
      templateNumber: 50,
      servesDocumentId: decision.sourceId,
    });
    const scan = { ...missing?.scan, title: '签收回证', date: '2026-04-21' };
    await attach(file, 'IMG_0001.pdf', await textPdf('receipt', 1), scan);
    const after = await plan();
    expect(after.missing.map(({ servesDocumentId }) => servesDocumentId)).not.toContain(decision.sourceId);
    const at = titles(after).indexOf('签收回证');
    expect(titles(after)[at - 1]).toBe('行政处罚决定书');
    await expect(
      attach(file, 'b.pdf', await textPdf('other', 1), {
        material: 'form-service_receipt',
        servesDocumentId: 'gone',
      }),
    ).rejects.toThrow('没有找到这份回证所送达的文书');
  });

  it('takes a paper put into a slot for what the slot lacks, by its button and by hand', async () => {
    const { client, theCase } = file;
    const where = { caseId: theCase.id, part: 'supplementary' as const };
    const gap = async (slot: string) =>
      (await plan('supplementary')).missing.find((one) => one.slot === slot);
    expect((await gap('F3'))?.sentence).toBe('副卷缺少案件审核/法制审核表。');
    await attach(file, '扫描0001.pdf', await textPdf('review', 1), { ...(await gap('F3'))?.scan });
    expect(await gap('F3')).toBeUndefined();
    // A scan nobody named lies with the evidence; put into the slot by hand, it is what the slot lacks.
    const { id } = await attach(file, '扫描0002.pdf', await textPdf('closure', 1));
    expect((await gap('F5'))?.sentence).toBe('副卷缺少结案审批表。');
    await client.volumes.describe({ ...where, part: 'principal', itemId: id, revision: 0, slot: 'F5' });
    expect(await gap('F5')).toBeUndefined();
  });
});

describe('attachments', () => {
  it('are judged by their bytes, not their name', async () => {
    const scan = await textPdf('licence', 2);
    expect(await attach(file, '营业执照.jpg', scan)).toMatchObject({ mime: 'application/pdf', pages: 2 });
    const photo = picture(file.test.dir, 'a.jpg');
    expect(await attach(file, '照片.pdf', photo, { kind: 'photo' })).toMatchObject({
      mime: 'image/jpeg',
      pages: 1,
      title: '照片',
    });
  });

  it('that cannot be bound are refused and nothing is added', async () => {
    const { test } = file;
    const good = await textPdf('scan', 3);
    const locked = join(test.dir, 'locked.pdf');
    writeFileSync(join(test.dir, 'good.pdf'), good);
    execFileSync('qpdf', ['--encrypt', 'u', 'o', '256', '--', join(test.dir, 'good.pdf'), locked]);
    const before = await plan();
    const refusals: [string, Uint8Array, RegExp][] = [
      ['加密.pdf', readFileSync(locked), /要输入密码才能打开/],
      ['不是.pdf', Buffer.from('这是一段文字'), /不是 PDF/],
      ['空.pdf', new Uint8Array(), /空的（0 字节）/],
      ['半截.pdf', good.subarray(0, good.length / 2), /不完整|已损坏/],
      ['表格.xlsx', Buffer.from('PK\u0003\u0004'), /只能添加 PDF 和图片/],
      ['半截.jpg', picture(test.dir, 'b.jpg').subarray(0, 900), /图片不完整|图片已损坏/],
    ];
    for (const [name, bytes, sentence] of refusals) {
      await expect(attach(file, name, bytes), name).rejects.toThrow(sentence);
    }
    expect(await plan()).toEqual(before);
    expect(await file.client.volumes.attachments({ caseId: file.theCase.id })).toEqual([]);
  });

  it('can be corrected in kind, day and what they prove, and the chain says from what to what', async () => {
    const { client, theCase } = file;
    const { id } = await attach(file, '执照.jpg', picture(file.test.dir, '执照.jpg', '480x640'), {
      material: 'scan',
      date: '2026-03-05',
    });
    await client.volumes.describe({ caseId: theCase.id, itemId: id, revision: 0, slot: 'Z7' });
    const edited = await client.volumes.editAttachment({
      attachmentId: id,
      revision: 1,
      material: 'party-identity',
      date: '2026-03-07',
    });
    expect(edited).toMatchObject({ material: 'party-identity', date: '2026-03-07', kind: 'scan' });
    expect(found(await plan(), '执照')).toMatchObject({ slot: 'Z4', date: '2026-03-07', moved: false });
    const photo = await client.volumes.editAttachment({
      attachmentId: id,
      revision: 2,
      material: 'photo',
      date: '',
      purpose: '证明当事人悬挂的执照已过期',
      place: '濮阳市华龙区示例街2号店内东墙',
      photographer: '张昇、李喆',
    });
    const sheet = await file.test.asset(`volumes/attachments/${id}.pdf`);
    if (sheet === undefined) throw new Error('the photo has no sheet');
    const words = (await pdfPages(await buffer(sheet.open(0, sheet.bytes - 1)))).join('').replace(/\s/g, '');
    expect(words).toContain('濮阳市华龙区示例街2号店内东墙');
    expect(words).toContain('拍摄人张昇、李喆');
    expect(photo).toMatchObject({ material: 'photo', kind: 'photo' });
    expect(photo.date).toBeUndefined();
    expect(await client.volumes.attachments({ caseId: theCase.id })).toEqual([photo]);
    expect(await client.volumes.editAttachment({ attachmentId: id, revision: 3, material: 'photo' })).toEqual(
      photo,
    );
    const acts = await client.archive.acts({ caseId: theCase.id });
    expect(acts.map(({ sentence }) => sentence).filter((it) => it.startsWith('修改材料'))).toEqual([
      '修改材料《执照》：种类由“当事人主体资格证明”改为“照片”；日期由“2026年3月7日”改为未填；证明对象由未填改为“证明当事人悬挂的执照已过期”；拍摄地点由未填改为“濮阳市华龙区示例街2号店内东墙”；拍摄人由未填改为“张昇、李喆”',
      '修改材料《执照》：种类由“其他证据”改为“当事人主体资格证明”；日期由“2026年3月5日”改为“2026年3月7日”',
    ]);
    await expect(
      client.volumes.editAttachment({ attachmentId: id, revision: 3, material: 'nothing' }),
    ).rejects.toThrow('没有这种材料');
  });

  it('are not taken twice, and a removed one leaves its original in the vault', async () => {
    const scan = await textPdf('licence', 1);
    const { id, sha256 } = await attach(file, '执照.pdf', scan, { title: '营业执照' });
    await expect(attach(file, '执照2.pdf', scan)).rejects.toThrow('名为《营业执照》，没有重复添加');
    await file.client.volumes.removeAttachment({ attachmentId: id, revision: 1 });
    expect(titles(await plan())).not.toContain('营业执照');
    expect(await file.test.app.workplace().archive.vault.has(sha256)).toBe(true);
    expect((await attach(file, '执照.pdf', scan)).id).not.toBe(id);
  });
});

describe('the assembled volume', () => {
  it('has cover, catalogue, numbered items and remarks that all say the same', async () => {
    await attach(file, '现场照片.jpg', picture(file.test.dir, 'c.jpg'), { kind: 'photo', title: '货架照片' });
    const { job, pdf } = await assembled(file);
    const now = await plan();
    const result = assembledSchema.parse(job.result);
    expect(result.items.map(({ title, firstPage, lastPage }) => ({ title, firstPage, lastPage }))).toEqual(
      now.items.map(({ title, firstPage, lastPage }) => ({ title, firstPage, lastPage })),
    );
    expect(now.assembled).toEqual({
      asset: `volumes/${file.theCase.id}/principal.pdf`,
      pages: now.pages + 3,
      frontPages: 2,
    });

    expect(sideText(pdf, 1)).toContain(`本卷共${now.items.length}件${now.pages}页`);
    const catalogue = sideText(pdf, 2);
    for (const [index, { title, firstPage, lastPage }] of now.items.entries()) {
      const pages = firstPage === lastPage ? `${firstPage}` : `${firstPage}-${lastPage}`;
      expect(catalogue).toMatch(new RegExp(`${index + 1}[^\\d]*.*${title}(\\d{8})?${pages}`));
    }
    for (let side = 1; side <= now.pages + 3; side += 1) {
      const numbered = side > 2 && side <= now.pages + 2;
      expect([side, cornerText(pdf, side)]).toEqual([side, numbered ? String(side - 2) : '']);
    }
    const remarks = sideText(pdf, now.pages + 3);
    expect(remarks).toContain(`本卷共${now.items.length}件${now.pages}页，其中照片1张。`);
    expect(remarks).toContain('缺：缴款凭证、涉案物品处理记录。');
    for (const { title, firstPage } of now.items) {
      if (title !== '货架照片') expect(sideText(pdf, firstPage + 2)).toContain(title.slice(0, 4));
    }
  });

  it('prints the head of the case in the audit chain', async () => {
    const { client, theCase } = file;
    const [head] = await client.archive.acts({ caseId: theCase.id });
    const { pdf } = await assembled(file);
    const { pages } = await plan();
    expect(sideText(pdf, pages + 3)).toContain(
      `案卷校验码：${codeOfHead(present(head, 'the head'))}（截至2026年5月8日09:30的第${head?.sequence ?? 0}条操作记录）`,
    );
  });

  it('is outdated when the bureau is called otherwise or its fonds has another number', async () => {
    const { client } = file;
    await assembled(file);
    const bureau = await client.settings.bureau({});
    const changes = [
      { name: '濮阳市市场监督管理局华龙区分局' },
      { fondsName: '濮阳市市场监督管理局华龙区分局' },
      { fondsNumber: '0777' },
    ];
    for (const change of changes) {
      const { revision } = await client.settings.saveBureau({
        ...(await client.settings.bureau({})),
        ...change,
      });
      expect([change, (await plan()).assembled]).toEqual([change, undefined]);
      await client.settings.saveBureau({ ...bureau, revision });
      expect((await plan()).assembled).toBeDefined();
    }
  });

  it('counts only while nothing has changed', async () => {
    const { client, theCase } = file;
    await assembled(file);
    expect((await plan()).assembled).toBeDefined();
    const { id } = found(await plan(), '现场笔录');
    await client.volumes.describe({ caseId: theCase.id, itemId: id, revision: 0, remark: '复印件' });
    expect((await plan()).assembled).toBeUndefined();
    await client.volumes.describe({ caseId: theCase.id, itemId: id, revision: 1, remark: '' });
    expect((await plan()).assembled).toBeDefined();
    await client.settings.savePreferences({
      ...(await client.settings.preferences({})),
      pageNumberPosition: 'lower',
    });
    expect((await plan()).assembled).toBeUndefined();
  });

  it('is handed out only while it is what was bound, and is made anew when it is not', async () => {
    const { client, theCase, test } = file;
    const { asset, sha256 } = assembledSchema.parse(
      (await ended(file, await client.volumes.assemble({ caseId: theCase.id }))).result,
    );
    const handedOut = async () => {
      const found = await test.asset(asset);
      const bytes = found === undefined ? undefined : await buffer(found.open(0, found.bytes - 1));
      return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex');
    };
    expect(await handedOut()).toBe(sha256);
    const folder = join(test.archiveDir, 'derived', 'volumes', theCase.id);
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const { atime, mtime } = statSync(path);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    utimesSync(path, atime, mtime);
    await expect(handedOut()).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining('请重新组卷'),
    });
    expect((await plan()).assembled).toBeUndefined();
    await ended(file, await client.volumes.assemble({ caseId: theCase.id }));
    expect(await handedOut()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('with drafts or gaps is made for proof-reading and says so', async () => {
    const { job, pdf } = await assembled(file, 'supplementary');
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toMatch(/还缺3件材料，只供校对。$/);
    const { pages } = await plan('supplementary');
    expect(sideText(pdf, pages + 3)).toContain('缺：案件审核/法制审核表、结案审批表、行政处理决定审批表。');
  });

  it('becomes several volumes where 200 pages are full, each with its own sheets and numbers', async () => {
    await attach(file, '台账.pdf', await textPdf('ledger', 195), {
      title: '进销货台账',
      material: 'documentary',
    });
    const now = await plan();
    expect(now.volumes).toBe(2);
    const second = now.items.filter(({ volume }) => volume === 2);
    expect(second[0]).toMatchObject({ firstPage: 1 });
    const { job, pdf } = await assembled(file);
    expect(job.summary).toContain('分为2卷');
    const first = now.items.filter(({ volume }) => volume === 1);
    const firstPages = Math.max(...first.map(({ lastPage }) => lastPage));
    const secondCover = 2 + firstPages + 1 + 1;
    expect(sideText(pdf, secondCover)).toContain(
      `本卷共${second.length}件${Math.max(...second.map(({ lastPage }) => lastPage))}页`,
    );
    expect(sideText(pdf, secondCover)).toContain('共2卷第2卷');
    expect(cornerText(pdf, secondCover + 2)).toBe('1');
  });

  it('begins every item on a front side when printed on both', async () => {
    await file.client.settings.savePreferences({
      ...(await file.client.settings.preferences({})),
      duplex: true,
    });
    const { job, pdf } = await assembled(file);
    const { pages } = assembledSchema.parse(job.result);
    const now = await plan();
    expectContiguous(now);
    expect(now.assembled).toMatchObject({ pages, frontPages: 4 });
    expect(sideText(pdf, 2)).toBe('');
    expect(cornerText(pdf, 5)).toBe('1');
  });

  it('is not made from a damaged original, which is named', async () => {
    const { test, client, theCase } = file;
    const scan = await attach(file, '执照.pdf', await textPdf('licence', 1), { title: '营业执照' });
    const { vault } = test.app.workplace().archive;
    damage(vault.pathOf(scan.sha256));
    const filing = (await client.documents.list({ caseId: theCase.id })).find(
      ({ templateNumber }) => templateNumber === 7,
    );
    damage(vault.pathOf(filing?.sha256 ?? ''));
    const job = await ended(file, await client.volumes.assemble({ caseId: theCase.id }));
    expect(job).toMatchObject({ state: 'failed' });
    expect(job.problem?.message).toMatch(/《营业执照》：原件与入库时不一致/);
    expect(job.problem?.message).toMatch(/《立案审批表》：原件与入库时不一致/);
    expect((await plan()).assembled).toBeUndefined();
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const { test, client, theCase } = file;
    const { jobId } = await client.volumes.assemble({ caseId: theCase.id });
    for await (const job of test.app.workplace().jobs.watch()) {
      if (job.id === jobId && job.step === '装订') break;
    }
    expect((await client.jobs.cancel({ jobId })).state).toBe('cancelled');
    const folder = join(test.archiveDir, 'derived', 'volumes', theCase.id);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('of an empty part is refused in words', async () => {
    const { client, test } = file;
    const { id } = await client.cases.create(await aCase(test.client));
    const job = await ended(file, await client.volumes.assemble({ caseId: id }));
    expect(job.problem?.message).toBe('正卷里还没有材料，请先制作文书或者添加材料。');
  });
});

/** Flips one byte in the middle of a file behind the program's back. */
function damage(path: string): void {
  execFileSync('chmod', ['u+w', path]);
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}
