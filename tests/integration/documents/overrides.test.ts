import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { bareWords, docxPart, docxWords } from '#tests/support/docx-reader.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
let variants: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  variants = join(test.archiveDir, 'templates', 'samr-2021');
  mkdirSync(variants);
});
afterEach(() => test.close());

const FILE = '37-penalty_notice.yaml';
const official = readFileSync(join(resourcesRoot, 'templates', 'samr-2021', FILE), 'utf8');
const own = official.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书');
const nameOf37 = async () => (await test.client.documents.template({ number: PENALTY_NOTICE })).name;

it('a variant of the bureau takes the place of the official template as soon as it lies in the archive', async () => {
  expect(await nameOf37()).toBe('行政处罚告知书');
  writeFileSync(join(variants, FILE), own);
  expect(await nameOf37()).toBe('行政处罚事先告知书');
  expect(await test.client.documents.templateProblems({})).toEqual([]);
  expect((await test.client.documents.templates({})).filter((one) => one.number === 37)).toHaveLength(1);
  rmSync(join(variants, FILE));
  expect(await nameOf37()).toBe('行政处罚告知书');
});

it('a broken variant is refused with file, line and cause, and the official template stays in force', async () => {
  const broken = official.replace('    - title: 告知内容', '').replace('kind: letter', 'kind: lettre');
  writeFileSync(join(variants, FILE), broken);
  expect(await nameOf37()).toBe('行政处罚告知书');
  const [problem] = await test.client.documents.templateProblems({});
  expect(problem?.file).toBe(`samr-2021/${FILE}`);
  expect(problem?.message).toContain(`模板文件 samr-2021/${FILE} 第 4 行：kind 只能是：letter`);
  const { id: caseId } = await aDecisionCase(test.client);
  expect((await anIssued(test.client, caseId, PENALTY_NOTICE)).documentNumber).toBe('濮市监罚告〔2026〕1号');
});

it('what was issued keeps the wording it was printed with', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  const { id } = await anIssued(test.client, caseId, PENALTY_NOTICE);
  const wording = async () => {
    const { bytes } = await test.app.workplace().documents.file(id, 'docx');
    return bareWords(docxWords(docxPart(bytes, 'word/document.xml')));
  };
  const printed = await wording();
  writeFileSync(join(variants, FILE), official.replace('已调查终结', '已经调查终结'));
  expect(await wording()).toBe(printed);
});
