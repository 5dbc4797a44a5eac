import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase, anIssued, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const FILE = '37-penalty_notice.yaml';
const official = readFileSync(join(resourcesRoot, 'templates', 'samr-2021', FILE), 'utf8');
const own = official.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书');

let test: TestApp;
let variants: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  variants = join(test.archiveDir, 'templates');
});
afterEach(() => test.close());

const store = () => test.client.templates;
const nameOf37 = async () => (await test.client.documents.template({ number: PENALTY_NOTICE })).name;
const rowOf37 = async () => {
  const { templates } = await store().files({});
  return present(
    templates.find(({ number }) => number === PENALTY_NOTICE),
    'template 37',
  );
};
async function textAt(address: string) {
  const asset = present(await test.asset(address), address);
  return { text: (await buffer(asset.open(0, asset.bytes - 1))).toString('utf8'), name: asset.fileName };
}

describe('the templates of the bureau', () => {
  it('begin as the official file, are taken in whole, and go back to it', async () => {
    expect(await rowOf37()).toEqual({
      number: 37,
      id: 'penalty_notice',
      name: '行政处罚告知书',
      edition: 'samr-2021',
      replaces: true,
      revision: 0,
    });
    const exported = await textAt('templates/samr-2021/37.yaml');
    expect(exported).toEqual({ text: official, name: FILE });

    const changed = exported.text.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书');
    expect(await store().importVariant({ begun: {}, name: '本局告知书.yaml', text: changed })).toMatchObject({
      number: 37,
      name: '行政处罚事先告知书',
    });
    expect(await nameOf37()).toBe('行政处罚事先告知书');
    const row = await rowOf37();
    expect(row.ownFile).toBe(`samr-2021/${FILE}`);
    expect((await textAt('templates/samr-2021/37.yaml')).text).toBe(changed);
    expect((await textAt('templates/samr-2021/37-official.yaml')).text).toBe(official);

    await store().remove({ file: present(row.ownFile, 'the file') });
    expect(await nameOf37()).toBe('行政处罚告知书');
    expect(existsSync(join(variants, 'samr-2021', FILE))).toBe(false);
    const acts = await test.client.archive.acts({});
    expect(acts.slice(0, 2).map(({ sentence }) => sentence)).toEqual([
      '停用本局的文书模板《行政处罚事先告知书》，恢复官方模板',
      '采用本局的文书模板《行政处罚事先告知书》（第37号，samr-2021）',
    ]);
  });

  it('replace one another, also one that was put there by hand, and none is lost', async () => {
    mkdirSync(join(variants, 'samr-2021'));
    writeFileSync(join(variants, 'samr-2021', '手放的.yaml'), own);
    expect((await rowOf37()).ownFile).toBe('samr-2021/手放的.yaml');
    const second = own.replace('行政处罚事先告知书', '处罚告知书');
    await store().importVariant({ begun: {}, name: 'x.yaml', text: second });
    expect(await nameOf37()).toBe('处罚告知书');
    expect(readdirSync(join(variants, 'samr-2021'))).toEqual([FILE]);
    const { jobId } = await test.client.archive.verify({});
    expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
      result: { checked: 2, missing: [], foreign: [] },
    });
  });

  it('leave a finalised document the wording it was printed with', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id: documentId } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    await store().importVariant({ begun: {}, name: FILE, text: own });
    expect((await test.client.documents.get({ documentId })).title).toBe('行政处罚告知书');
    const draft = await test.client.documents.correct({ documentId, reason: '写错' });
    const wording = { number: 37, documentId: draft.id };
    expect((await test.client.documents.template(wording)).name).toBe('行政处罚告知书');
    const fresh = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    expect(fresh.title).toBe('行政处罚事先告知书');
  });

  it.each([
    ['an unknown key', 'kind: letter', 'kind: letter\ncolour: red', /第 \d+ 行：有不认识的项目“colour”/],
    ['a wrong word', 'kind: letter', 'kind: lettre', /第 4 行：kind 只能是：letter/],
    ['no YAML', 'kind: letter', 'kind: [letter', /第 \d+ 行：不是正确的 YAML/],
    ['a key twice', 'kind: letter', 'kind: letter\nkind: form', /第 5 行：同一名称出现两次/],
    [
      'the id of another template',
      'id: penalty_notice',
      'id: penalty_decision',
      /第 2 行：代号“penalty_decision”已由第45号/,
    ],
  ])('with %s are refused as a whole, and what was in force stays', async (_name, from, to, sentence) => {
    expect(official).toContain(from);
    await store().importVariant({ begun: {}, name: FILE, text: own });
    const problem = await refused(
      store().importVariant({ begun: {}, name: '坏.yaml', text: official.replace(from, to) }),
    );
    expect(problem.code).toBe('template-invalid');
    expect(problem.message).toMatch(/^模板文件 坏\.yaml /);
    expect(problem.message).toMatch(sentence);
    expect(await nameOf37()).toBe('行政处罚事先告知书');
    expect(readFileSync(join(variants, 'samr-2021', FILE), 'utf8')).toBe(own);
    expect((await store().files({})).problems).toEqual([]);
  });

  it('with a field declared twice or a table that does not add up are refused with the line', async () => {
    const source = (fields: string, cells: string) => `number: 37
id: penalty_notice
name: 样本
kind: form
agency_line: false
sections:
  - title: 内容
    fields:
      act: { label: 行为 }
  - title: 又一组
    fields:
      ${fields}: { label: 说明 }
body:
  - '经查{act}，{${fields}}。'
  - table:
      columns: [20, 30]
      rows:
        - cells: [${cells}]
`;
    const sentence = async (text: string) =>
      (await refused(store().importVariant({ begun: {}, name: '坏.yaml', text }))).message;
    expect(await sentence(source('act', '甲, 乙'))).toMatch(/第 \d+ 行：栏目“act”声明了两次/);
    expect(await sentence(source('note', '甲, 乙, 丙'))).toMatch(/第 18 行：表格行占 3 列，表格共 2 列/);
    expect(await nameOf37()).toBe('行政处罚告知书');
    await store().importVariant({ begun: {}, name: '好.yaml', text: source('note', '甲, 乙') });
    expect(await nameOf37()).toBe('样本');
  });

  it('that lie broken in the archive are listed and can be taken out; nothing else can', async () => {
    mkdirSync(join(variants, 'samr-2021'));
    writeFileSync(join(variants, 'samr-2021', FILE), 'kind: lettre');
    const { problems } = await store().files({});
    expect(problems).toMatchObject([{ file: `samr-2021/${FILE}`, own: true }]);
    for (const file of ['../archive.sqlite', 'samr-2021/none.yaml', `../../${FILE}`])
      expect((await refused(store().remove({ file }))).code).toBe('not-found');
    await store().remove({ file: `samr-2021/${FILE}` });
    expect((await store().files({})).problems).toEqual([]);
    expect(existsSync(join(test.archiveDir, 'archive.sqlite'))).toBe(true);
  });

  it('belong to an edition there is', async () => {
    const problem = await refused(
      store().importVariant({ begun: {}, name: FILE, text: own, edition: 'samr-2030' }),
    );
    expect(problem.message).toBe('没有“samr-2030”这一版文书格式，请重新选择。');
    expect(await test.asset('templates/samr-2030/37.yaml')).toBeUndefined();
    expect(await test.asset('templates/samr-2021/99.yaml')).toBeUndefined();
  });
});
