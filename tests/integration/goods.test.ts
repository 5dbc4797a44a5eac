import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GoodsMove } from '#shared/contract/goods.ts';
import { WHOLE } from '#shared/domain/goods/quantity.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { fetchAsset, pdfText } from '#tests/support/goods-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { aGoodsCase, anIssuedForm, type GoodsCase } from '#tests/support/goods-case.ts';
import { goodsRows } from '#tests/support/goods-documents.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let it_: GoodsCase;
beforeEach(async () => {
  clock.set('2026-03-06T09:30:00+08:00');
  test = await openTestApp({ clock });
  it_ = await aGoodsCase(test.client);
});
afterEach(() => test.close());

const goods = () => test.client.goods.ofCase({ caseId: it_.caseId });
const line = (name: string, quantity: number, listId = it_.listId) => ({
  listId,
  name,
  model: '210克/瓶',
  unit: '瓶',
  quantity: quantity * WHOLE,
});
const move = (more: Omit<GoodsMove, 'place' | 'keeper' | 'fromPlace' | 'detail'> & Partial<GoodsMove>) =>
  test.client.goods.move({ caseId: it_.caseId, ...more });

describe('the register of property', () => {
  it('knows from the first day what was taken, by which measure, and when that runs out', async () => {
    const { lists, standing } = await goods();
    expect(lists).toMatchObject([
      {
        listId: it_.listId,
        takenOn: '2026-03-05',
        measures: [{ documentId: it_.measureId, words: '扣押', clock: { rule: 'B3', on: '2026-04-04' } }],
        items: [
          { name: '辣椒酱', quantity: 12 * WHOLE, counted: true },
          { name: '芝麻酱', quantity: 8 * WHOLE },
        ],
      },
    ]);
    expect(standing).toEqual({ any: true, left: true, told: false });
    const { due } = await test.client.workbench.today({});
    expect(due).toContainEqual(
      expect.objectContaining({ caseId: it_.caseId, rule: 'B3', on: '2026-04-04', daysLeft: 29 }),
    );
  });

  it('tells what was done as acts, takes it back with a reason, and refuses what cannot be', async () => {
    const { client } = test;
    const { movementId } = await move({
      kind: 'stored',
      on: '2026-03-05',
      lines: [line('辣椒酱', 12)],
      place: '1号库',
      keeper: '李四',
    });
    expect((await goods()).lists[0]?.items[0]?.lots).toEqual([
      { place: '1号库', keeper: '李四', since: '2026-03-05', quantity: 12 * WHOLE },
    ]);
    expect(
      await refused(move({ kind: 'sent', on: '2026-03-06', lines: [line('辣椒酱', 13)] })),
    ).toMatchObject({
      code: 'blocked-by-rule',
      message: '“辣椒酱（210克/瓶）”2026年3月6日只有12瓶，不能登记送检13瓶。',
    });
    const wrong = (more: Partial<GoodsMove>) =>
      refused(move({ kind: 'sent', on: '2026-03-06', lines: [line('辣椒酱', 1)], ...more }));
    expect(await wrong({ on: '2026-03-07' })).toMatchObject({ code: 'invalid-input' });
    expect(await wrong({ documentId: 'nothing' })).toMatchObject({ code: 'not-found' });
    expect(await wrong({ lines: [line('花椒油', 1)] })).toMatchObject({ code: 'invalid-input' });
    await client.goods.withdraw({ caseId: it_.caseId, movementId, reason: '登记错了库房' });
    expect((await goods()).movements).toEqual([]);
    const acts = (await client.archive.acts({ caseId: it_.caseId })).map(({ sentence }) => sentence);
    expect(acts).toContain(
      '财物台账：2026年3月5日存放、移库“辣椒酱（210克/瓶）”12瓶，存放地点：1号库，保管人：李四',
    );
    expect(acts.some((sentence) => sentence.includes('撤销2026年3月5日存放、移库'))).toBe(true);
    expect(
      await refused(client.goods.withdraw({ caseId: it_.caseId, movementId, reason: '再来' })),
    ).toMatchObject({ code: 'not-found' });
  });

  it('keeps the way at the property until nothing is left, whatever documents are there', async () => {
    const { client } = test;
    const { caseId } = it_;
    const step = async () =>
      (await client.way.ofCase({ caseId })).runs[0]?.steps.find(({ id }) => id === 'goods')?.state;
    clock.set('2026-03-20T09:30:00+08:00');
    const release = await anIssuedForm(client, caseId, 'compulsory_measure_release', {
      ground: '当事人没有违法行为',
      scope: '全部',
      release_on: '2026-03-20',
      extended: false,
      measures: ['扣押'],
      list_number: it_.listNumber,
    });
    expect(await step()).not.toBe('done');
    const { proposals, faults } = await goods();
    expect(faults.map(({ rule }) => rule)).toContain('not-returned');
    const { documentName, ...proposal } = present(proposals[0], 'proposal of the release');
    expect(documentName).toMatch(/^《解除行政强制措施决定书》/);
    expect(proposal).toMatchObject({ kind: 'returned', documentId: release, on: '2026-03-20' });
    await move(proposal);
    expect(await goods()).toMatchObject({ proposals: [], standing: { left: false } });
    // Nothing is left to do there, whenever the case is decided.
    expect(await step()).toBe('off');
  });

  it('lies before who handles the case until the property is dealt with, and again when that is taken back', async () => {
    const { client } = test;
    const { caseId } = it_;
    const next = async () => (await client.workbench.today({})).steps.map(({ step }) => step);
    clock.set('2026-03-20T09:30:00+08:00');
    const release = await anIssuedForm(client, caseId, 'compulsory_measure_release', {
      ground: '当事人没有违法行为',
      scope: '全部',
      release_on: '2026-03-20',
      extended: false,
      measures: ['扣押'],
      list_number: it_.listNumber,
    });
    const decision = await anIssuedRow(test, caseId, 'penalty_decision', '2026-03-20');
    const values = {
      service_method: '直接送达',
      service_time: '2026-03-20T09:00',
      received_on: '2026-03-20',
    };
    for (const servesDocumentId of [it_.measureId, release, decision])
      await anIssuedRow(test, caseId, 'service_receipt', '2026-03-20', { servesDocumentId, values });
    expect(await next()).toContain('处理涉案财物');
    const { documentName: _, ...proposal } = present((await goods()).proposals[0], 'a proposal');
    const { movementId } = await move(proposal);
    expect(await next()).not.toContain('处理涉案财物');
    await client.goods.withdraw({ caseId, movementId, reason: '登记有误' });
    expect(await next()).toContain('处理涉案财物');
    expect(await test.app.workplace().events.check()).toEqual([]);
  });

  it('is printed as labels and as a register', async () => {
    await move({
      kind: 'stored',
      on: '2026-03-05',
      lines: [line('辣椒酱', 12), line('芝麻酱', 8)],
      place: '1号库',
      keeper: '李四',
    });
    await move({ kind: 'sent', on: '2026-03-06', lines: [line('辣椒酱', 2)], place: '市检验所' });
    const labels = await fetchAsset(test, `goods/${it_.caseId}/labels.pdf`);
    const register = await fetchAsset(test, `goods/${it_.caseId}/register.pdf`);
    const look = process.env['ANJUAN_LOOK'];
    if (look !== undefined) {
      writeFileSync(join(look, 'labels.pdf'), labels);
      writeFileSync(join(look, 'register.pdf'), register);
    }
    const said = await pdfText(labels);
    for (const words of [
      '数量：10瓶',
      '数量：8瓶',
      '数量：2瓶',
      '送检样品',
      it_.caseNumber,
      '扣押',
      '2026年3月5日',
      '1号库',
    ])
      expect(said).toContain(words);
    const table = await pdfText(register);
    for (const words of ['涉案财物台账', '清单数量', '存放、移库', '市检验所', '12瓶'])
      expect(table).toContain(words);
  });

  it('has further lists drawn up from what it holds', async () => {
    const { listTemplate } = await goods();
    const list = await test.client.documents.create({
      caseId: it_.caseId,
      templateNumber: present(listTemplate, 'form of a list'),
      own: { goods: goodsRows([['辣椒酱', '5']]) },
    });
    expect(list.templateNumber).toBe(listTemplate);
    expect(list.own['goods']).toMatchObject([{ name: '辣椒酱', quantity: '5' }]);
  });

  it('names papers of its own case only, and things as the list writes them', async () => {
    const { id: other } = await test.client.cases.create(await aCase(test.client));
    const paperOf = async (caseId: string): Promise<string> => {
      const { sha256 } = await test.upload('收条.pdf', Readable.from([Buffer.from(await textPdf('x', 1))]));
      return (await test.client.volumes.addAttachment({ caseId, upload: sha256, name: '收条.pdf' })).id;
    };
    const sent = (attachmentId: string) =>
      move({
        kind: 'sent',
        on: '2026-03-06',
        lines: [{ ...line('辣椒酱', 1), name: ' 辣 椒酱' }],
        attachmentId,
      });
    expect(await refused(sent(await paperOf(other)))).toMatchObject({
      code: 'not-found',
      message: '证明材料不在本案。请刷新后再登记。',
    });
    await sent(await paperOf(it_.caseId));
    expect((await goods()).movements[0]?.lines[0]).toMatchObject({ name: '辣椒酱', quantity: WHOLE });
  });

  it('keeps a movement from which a later one came', async () => {
    const { movementId } = await move({ kind: 'sent', on: '2026-03-05', lines: [line('辣椒酱', 2)] });
    const back = await move({
      kind: 'came_back',
      on: '2026-03-06',
      lines: [line('辣椒酱', 2)],
      place: '1号库',
    });
    const withdraw = (id: string) =>
      test.client.goods.withdraw({ caseId: it_.caseId, movementId: id, reason: '登记错了' });
    expect(await refused(withdraw(movementId))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('就没有来处了。请先撤销那一笔。'),
    });
    await withdraw(back.movementId);
    await withdraw(movementId);
    expect((await goods()).movements).toEqual([]);
  });

  it('prints nothing of a case without property, and no label of what is gone', async () => {
    const { id: other } = await test.client.cases.create(await aCase(test.client));
    for (const paper of ['labels', 'register'])
      await expect(test.asset(`goods/${other}/${paper}.pdf`)).rejects.toMatchObject({
        code: 'blocked-by-rule',
        message: '本案还没有查封、扣押或者先行登记保存的财物，没有台账可以打印。',
      });
    await move({ kind: 'destroyed', on: '2026-03-06', lines: [line('辣椒酱', 12), line('芝麻酱', 8)] });
    await expect(test.asset(`goods/${it_.caseId}/labels.pdf`)).rejects.toMatchObject({
      code: 'blocked-by-rule',
      message: '台账里的财物都已经处理完毕，没有标签要打印。',
    });
  });
});
