import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateSchema } from '#shared/contract/template-schema.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { plainText } from '#shared/domain/documents/page/tree.ts';
import { aDecisionCase, aReadyDraft, PENALTY_DECISION, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { collect } from '#tests/support/collect.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const NAME = '濮阳市市场监督管理局华龙区分局';
const COURT = '郑州铁路运输法院';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  const bureau = await test.client.settings.bureau({});
  await test.client.settings.saveBureau({ ...bureau, name: NAME, abbreviation: '濮市监华', court: COURT });
});
afterEach(() => test.close());

const wordsOf = async (address: string): Promise<string> => {
  const asset = await test.asset(address);
  if (asset === undefined) throw new Error(`nothing at ${address}`);
  const bytes = Buffer.concat(await collect<Buffer>(asset.open(0, asset.bytes - 1)));
  return (await pdfPages(bytes)).join('').replace(/\s/g, '');
};

describe('a bureau whose name ends with 分局', () => {
  it('stands whole on every document that names it, and nothing is printed after it', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    for (const { number, name } of await test.client.documents.templates({})) {
      const draft = await test.client.documents.create({ caseId, templateNumber: number });
      const template = templateSchema.parse(await test.client.documents.template({ number }));
      const words = plainText(layOut(template, draft.values, 'filled')).replace(/\s/g, '');
      const places = JSON.stringify(template.body).split('{agency').length - 1 + Number(template.agency_line);
      if (draft.values['agency'] !== undefined) {
        expect(draft.values['agency'], name).toBe(NAME);
        expect(words, name).toContain(NAME);
        expect(places, name).toBeGreaterThan(0);
      }
      expect(words, name).not.toContain(`${NAME}市场监督管理局`);
      expect(words, name).not.toContain(`${COURT}人民法院`);
      expect(words, name).not.toContain(`${COURT}院`);
    }
  });

  it('has its short form in the 文号 as it was typed, and its court in the decision', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const issued = await test.client.documents.finalise({ documentId: draft.id, revision: draft.revision });
    expect(issued.documentNumber).toBe('濮市监华处罚〔2026〕1号');
    const words = await wordsOf(`documents/${issued.id}.pdf`);
    expect(words.split(NAME).length - 1).toBeGreaterThanOrEqual(2);
    expect(words).toContain(`依法向${COURT}提起行政诉讼`);
  });

  it('has its name on its blank forms', async () => {
    const words = await wordsOf(`blank/${PENALTY_NOTICE.toString()}.pdf`);
    expect(words.split(NAME).length - 1).toBe(2);
    expect(words).toContain('市监罚告〔');
  });
});

describe('a name written without its ending, as an earlier make kept it', () => {
  it('gets the ending the form prints', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await test.client.documents.create({ caseId, templateNumber: 49 });
    const template = templateSchema.parse(await test.client.documents.template({ number: 49 }));
    const old = { ...draft.values, agency: '濮阳经济技术开发区', court: '濮阳市华龙区' };
    const words = plainText(layOut(template, old, 'filled')).replace(/\s/g, '');
    expect(words.split('濮阳经济技术开发区市场监督管理局').length - 1).toBe(2);
    expect(words).toContain('申请濮阳市华龙区人民法院强制执行');
  });
});

describe('a template of the bureau from before names were kept whole', () => {
  it('prints the name once', async () => {
    const file = '14-inquiry_record.yaml';
    const today = readFileSync(join(resourcesRoot, 'templates', 'samr-2021', file), 'utf8');
    const before = today.replace('{agency:8|市场监督管理局}', '{agency:8}市场监督管理局');
    expect(before).not.toBe(today);
    const folder = join(test.archiveDir, 'templates', 'samr-2021');
    mkdirSync(folder);
    writeFileSync(join(folder, file), before);
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await test.client.documents.create({ caseId, templateNumber: 14 });
    const { pages } = await test.client.documents.preview({
      documentId: draft.id,
      own: {},
      from: 1,
      count: 1,
    });
    expect(pages).toHaveLength(1);
    const template = templateSchema.parse(await test.client.documents.template({ number: 14 }));
    const words = plainText(layOut(template, draft.values, 'filled'));
    expect(words).toContain(`我们是${NAME}的执法人员`);
    expect(await test.client.documents.templateProblems({})).toEqual([]);
  });
});
