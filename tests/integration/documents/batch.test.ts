import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Row, Values } from '#shared/domain/documents/template/template.ts';
import { MOST_BATCH_ROWS } from '#shared/domain/documents/values/batch.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase, changeFacts } from '#tests/support/a-case.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const SAMPLING_RECORD = 29;
const PENALTY_DECISION = 45;

let test: TestApp;
let caseId: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  const input = await aCase(test.client, { facts: { place: '濮阳市华龙区人民路88号' } });
  caseId = (await test.client.cases.create(input)).id;
});
afterEach(() => test.close());

const common = { sampling_method: '按规定方式抽样', sampling_standard: 'GB/T 30642' };
const rows: Row[] = [
  { product_name: '酱油', specification: '500ml/瓶', sample_quantity: '3瓶', sample_base: '20瓶' },
  { product_name: '食醋', specification: '1L/瓶', sample_quantity: '2瓶', sample_base: '12瓶' },
  { product_name: '食盐', trademark: '', sample_quantity: '4袋', sample_base: '60袋' },
];
const made = (wanted: readonly Row[], more: Values = common, templateNumber = SAMPLING_RECORD) =>
  test.client.documents.createBatch({
    caseId,
    templateNumber,
    // The contract's own lists are not read-only; nothing here is a list.
    common: { ...(more as Record<string, string>) },
    rows: wanted.map((row) => ({ ...row })),
  });
const list = () => test.client.documents.list({ caseId });
const idOf = z.object({ documentId: z.string() });
const acts = () =>
  test.app
    .workplace()
    .archive.db.selectFrom('acts')
    .select(['act', 'sentence', 'case_id', 'details'])
    .orderBy('sequence')
    .execute();
async function chain() {
  const { jobId } = await test.client.archive.verify({});
  return (await test.app.workplace().jobs.ended(jobId)).result;
}

describe('a batch', () => {
  it('makes a draft per row, in their order, with the common values and what the case knows', async () => {
    const documents = await made(rows);
    expect(documents.map(({ subject, title, state }) => [subject, title, state])).toEqual([
      ['酱油', '抽样记录', 'draft'],
      ['食醋', '抽样记录', 'draft'],
      ['食盐', '抽样记录', 'draft'],
    ]);
    expect((await list()).map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
    expect((await list()).map(({ subject }) => subject)).toEqual(['酱油', '食醋', '食盐']);
    const second = await test.client.documents.get({ documentId: present(documents[1], 'second').id });
    expect(second.own).toEqual({ ...common, ...rows[1] });
    expect(second.values).toMatchObject({
      party_name: '濮阳市华龙区喆喆食品超市有限公司',
      sampling_place: '濮阳市华龙区人民路88号',
    });
    expect(second.missing).toBe(documents[1]?.missing);
    const third = await test.client.documents.get({ documentId: present(documents[2], 'third').id });
    expect(third.own).not.toHaveProperty('trademark');
  });

  it('goes on following its case: a fact changed there changes every draft', async () => {
    const documents = await made(rows);
    await changeFacts(test.client, caseId, { place: '濮阳市华龙区开州路1号' });
    for (const { id } of documents) {
      const { values, origins } = await test.client.documents.get({ documentId: id });
      expect([values['sampling_place'], origins['sampling_place']]).toEqual([
        '濮阳市华龙区开州路1号',
        'case',
      ]);
    }
  });

  it('leaves one act for each document in a chain that holds', async () => {
    const before = (await acts()).length;
    const documents = await made(rows);
    const told = (await acts()).slice(before);
    expect(told.map(({ act, sentence, case_id }) => [act, sentence, case_id])).toEqual([
      ['documents.create', '新建文书抽样记录“酱油”（成批填写，第1份，共3份）', caseId],
      ['documents.create', '新建文书抽样记录“食醋”（成批填写，第2份，共3份）', caseId],
      ['documents.create', '新建文书抽样记录“食盐”（成批填写，第3份，共3份）', caseId],
    ]);
    expect(told.map(({ details }) => idOf.parse(JSON.parse(details)).documentId)).toEqual(
      documents.map(({ id }) => id),
    );
    expect(await chain()).toMatchObject({ chain: 'intact' });
  });

  it('takes two hundred rows at once, and not one more', async () => {
    const many = Array.from({ length: MOST_BATCH_ROWS }, (_, at) => ({
      product_name: `产品${(at + 1).toString()}`,
    }));
    const documents = await made(many);
    expect(documents).toHaveLength(MOST_BATCH_ROWS);
    expect((await list()).map(({ subject }) => subject)).toEqual(many.map((row) => row.product_name));
    expect((await acts()).filter(({ sentence }) => sentence.includes('成批填写'))).toHaveLength(
      MOST_BATCH_ROWS,
    );
    expect(await chain()).toMatchObject({ chain: 'intact' });
    expect(await refused(made([...many, { product_name: '多出的' }]))).toMatchObject({
      code: 'invalid-input',
      message: '一次最多 200 行，请分几次填写。',
    });
    expect(await list()).toHaveLength(MOST_BATCH_ROWS);
  });
});

describe('a batch with anything wrong in it', () => {
  const problems: readonly (readonly [string, () => Promise<unknown>, object])[] = [
    [
      'a cell that is too long',
      () => made([...rows, { product_name: '酱油', shelf_life: '月'.repeat(41) }]),
      {
        message: '第 4 行的“保质期”最多 40 字，现有 41 字。一份也没有建，请改好后再试。',
        details: { row: 4, column: 'shelf_life' },
      },
    ],
    [
      'several wrong cells',
      () => made([{ product_name: '品'.repeat(101), grade: '级'.repeat(41) }, ...rows, {}]),
      {
        message: '第 1 行的“产品名称”最多 100 字，现有 101 字。另有 2 处不合。一份也没有建，请改好后再试。',
        details: { row: 1, column: 'product_name' },
      },
    ],
    [
      'a row without anything',
      () => made([...rows, { product_name: ' ' }]),
      { message: '第 4 行没有内容，请填写或者删去。一份也没有建，请改好后再试。', details: { row: 4 } },
    ],
    [
      'a column the rows do not have',
      () => made([{ product_name: '酱油', sampling_place: '店里' }]),
      {
        message: '第 1 行有“sampling_place”一栏，“抽样记录”不按行填写它。一份也没有建，请改好后再试。',
        details: { row: 1, column: 'sampling_place' },
      },
    ],
    [
      'a common value that belongs to the rows',
      () => made(rows, { product_name: '酱油' }),
      { message: '“产品名称”逐份不同，应写在各行里。', details: { field: 'product_name' } },
    ],
    [
      'a common value that does not fit',
      () => made(rows, { sampling_method: '随意' }),
      { message: '“抽样方式”应从所列选项中选择。', details: { field: 'sampling_method' } },
    ],
    [
      'a form that is made one by one',
      () => made(rows, {}, PENALTY_DECISION),
      { message: '“行政处罚决定书”不能成批填写，请逐份起草。' },
    ],
    ['no rows', () => made([]), { message: '表格里没有内容，请至少填写一行。' }],
  ];

  it.each(problems)('%s: says so, and makes nothing', async (_, attempt, expected) => {
    const before = await acts();
    expect(await refused(attempt())).toMatchObject({ code: 'invalid-input', ...expected });
    expect(await list()).toEqual([]);
    expect(await acts()).toEqual(before);
  });

  it('that fails while it is written: nothing of it stays', async () => {
    const { archive } = test.app.workplace();
    const before = await acts();
    await archive.unrecorded((tx) =>
      tx.schema
        .createIndex('one_draft_of_a_kind')
        .unique()
        .on('documents')
        .columns(['case_id', 'template_number', 'missing'])
        .execute(),
    );
    await expect(made(rows)).rejects.toThrow();
    await archive.unrecorded((tx) => tx.schema.dropIndex('one_draft_of_a_kind').execute());
    expect(await list()).toEqual([]);
    expect(await acts()).toEqual(before);
  });
});
