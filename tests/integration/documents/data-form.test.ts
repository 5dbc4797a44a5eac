import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { documentDataSchema } from '#shared/contract/document-data.ts';
import type { DocumentData } from '#shared/domain/documents/values/document-data.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import {
  aDecisionCase,
  anIssued,
  decisionFacts,
  PENALTY_DECISION,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { sampleValues } from '#tests/support/sample-case.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
let caseId: string;
/** Another case, which knows other things. */
let other: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  caseId = (await aDecisionCase(test.client)).id;
  const facts = { ...decisionFacts, facts: '另一件案子的事实', discretion: '另一件案子的裁量' };
  other = (await test.client.cases.create(await aCase(test.client, { facts }))).id;
});
afterEach(() => test.close());

async function exported(documentId: string): Promise<DocumentData> {
  const asset = present(await test.asset(`documents/${documentId}.json`), 'the data');
  expect(asset.mime).toBe('application/json');
  const text = (await buffer(asset.open(0, asset.bytes - 1))).toString('utf8');
  return documentDataSchema.parse(JSON.parse(text));
}
const imported = (into: string, content: unknown) =>
  test.client.documents.importData({ caseId: into, content });

const entered = (template: Template, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([id]) => template.fields.find((field) => field.id === id)?.computed !== true,
    ),
  );

/** The published schema, as another program would apply it. */
const schemaOf = async (documentId: string) => {
  const { schema } = await test.app.workplace().documents.data(documentId);
  return z.fromJSONSchema(schema);
};

describe('a document as data', () => {
  it('of every template follows its schema, and comes back into another case as it was', async () => {
    const templates = test.app.workplace().documents.templates();
    expect(templates.length).toBeGreaterThan(0);
    for (const template of templates) {
      const { documents } = test.client;
      const draft = await documents.create({ caseId, templateNumber: template.number });
      const own = entered(template, sampleValues(template));
      await documents.save({ documentId: draft.id, revision: draft.revision, own });
      const data = await exported(draft.id);
      expect(data.values, template.name).toMatchObject(own);
      const check = (await schemaOf(draft.id)).safeParse(data);
      expect(check.success ? '' : `${template.name}: ${check.error.message}`).toBe('');

      const again = await imported(other, data);
      expect((await exported(again.id)).values, template.name).toEqual(data.values);
      const shown = await documents.get({ documentId: again.id });
      for (const [id, value] of Object.entries(own)) {
        expect([template.name, id, shown.values[id]]).toEqual([template.name, id, value]);
      }
    }
  });

  it('keeps open what was open, whatever the other case knows', async () => {
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    await test.client.documents.save({
      documentId: draft.id,
      revision: 1,
      own: { discretion: '', evidence: '' },
    });
    const data = await exported(draft.id);
    expect(data.values).toMatchObject({ discretion: '', facts: decisionFacts.facts });
    const again = await imported(other, data);
    expect(again.values).toMatchObject({ discretion: '', facts: decisionFacts.facts });
    expect((await exported(again.id)).values).toEqual(data.values);
  });

  it('says what a finalised document is, and begins as a draft without its number', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const receipt = await anIssued(test.client, caseId, SERVICE_RECEIPT, {}, decision.id);
    const data = await exported(decision.id);
    expect(data).toMatchObject({
      schema: 'anjuan:document/samr-2021/45',
      edition: 'samr-2021',
      template: { number: 45, id: 'penalty_decision', name: '行政处罚决定书' },
      title: '行政处罚决定书',
      documentNumber: '濮市监处罚〔2026〕1号',
      date: '2026-03-05',
      version: 1,
      caseNumber: '濮市监案〔2026〕1号',
    });
    expect(data.values).not.toHaveProperty('document_number');
    const again = await imported(other, data);
    expect(again).toMatchObject({ state: 'draft', caseId: other, values: { facts: decisionFacts.facts } });
    expect(again.documentNumber).toBeUndefined();
    const finalised = await test.client.documents.finalise({
      documentId: again.id,
      revision: again.revision,
    });
    expect(finalised.documentNumber).toBe('濮市监处罚〔2026〕2号');

    const proof = await exported(receipt.id);
    expect(proof.serves).toEqual({ title: '行政处罚决定书', documentNumber: '濮市监处罚〔2026〕1号' });
    expect((await imported(caseId, proof)).servesDocumentId).toBe(decision.id);
    expect((await imported(other, proof)).servesDocumentId).toBeUndefined();
    const acts = await test.client.archive.acts({ caseId: other });
    expect(acts.map(({ sentence }) => sentence)).toContain(
      '导入文书行政处罚决定书（来自濮市监案〔2026〕1号）',
    );
  });

  it('that does not fit is refused with what does not, and nothing is begun', async () => {
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    const data = await exported(draft.id);
    const sentence = async (content: unknown) => (await refused(imported(other, content))).message;
    expect(await sentence({ ...data, edition: 'samr-2030' })).toBe(
      '没有“samr-2030”这一版文书格式，可能由更新的程序导出，没有导入。',
    );
    expect(await sentence({ ...data, template: { number: 99, id: 'x', name: '别的文书' } })).toBe(
      '本程序没有第99号“别的文书”（x）这种文书，没有导入。',
    );
    expect(await sentence({ ...data, schema: 'anjuan:document/samr-2021/7' })).toMatch(/没有第45号/);
    expect(await sentence({ ...data, values: { ...data.values, nonsense: '1' } })).toMatch(
      /没有“nonsense”这一栏/,
    );
    expect(await sentence({ ...data, values: { ...data.values, document_number: '9号' } })).toMatch(
      /“文号”由程序填写/,
    );
    expect(await sentence({ ...data, values: { ...data.values, document_date: '2026-02-30' } })).toMatch(
      /应为存在的日期/,
    );
    expect(await sentence({ ...data, extra: 1 })).toBe('文书数据里有不认识的项目“extra”，没有导入。');
    expect(await sentence({ ...data, version: 'x' })).toBe(
      '文书数据的“version”缺少或者不符合格式，没有导入。',
    );
    expect(await sentence([])).toBe('这不是文书数据，没有导入。请选择由“导出数据”保存的文件。');
    expect(await test.client.documents.list({ caseId: other })).toEqual([]);
  });
});
