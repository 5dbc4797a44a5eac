import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { openTemplateLibrary } from '#main/features/documents/templates/template-library.ts';
import { ownDataIn } from '#main/features/archive/archive.ts';
import { createStatutes } from '#main/features/statutes/statutes.ts';
import { readPhrases } from '#main/platform/rule-data/phrases.ts';
import { ALIAS_BOMB, badFiles } from '#tests/support/bad-files.ts';
import { refused } from '#tests/support/refused.ts';
import { countedFiles } from '#tests/support/counted-files.ts';
import { openTestApp, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const FILE = '37-penalty_notice.yaml';
const templates = join(resourcesRoot, 'templates');
const official = readFileSync(join(templates, 'samr-2021', FILE), 'utf8');
const own = official.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书');

it.each(badFiles)('$kind among the templates disables itself only', async ({ make, said }) => {
  const variants = temporaryFolder();
  mkdirSync(join(variants, 'samr-2021'));
  make(join(variants, '坏.yaml'));
  make(join(variants, 'samr-2021', '坏.yaml'));
  writeFileSync(join(variants, 'samr-2021', FILE), own);
  const library = await openTemplateLibrary(templates, variants);
  expect(library.all()).toHaveLength(56);
  expect(library.get(37).name).toBe('行政处罚事先告知书');
  expect(library.problems()).toEqual(
    ['samr-2021/坏.yaml', '坏.yaml'].map((file) => ({
      file,
      message: expect.stringMatching(new RegExp(`^模板文件 ${file}.*${said.replace('*', '\\*')}.*。$`)),
    })),
  );
});

it.each(badFiles)('$kind among the official templates disables itself only', async ({ make, said }) => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'samr-2021'));
  make(join(root, 'samr-2021', '01.yaml'));
  make(join(root, 'samr-2021', '_shared.yaml'));
  writeFileSync(join(root, 'samr-2021', '02.yaml'), 'number: 2');
  const { problems } = await loadTemplates(root);
  expect(problems.map(({ file }) => file)).toEqual([
    'samr-2021/_shared.yaml',
    'samr-2021/01.yaml',
    'samr-2021/02.yaml',
  ]);
  expect(problems[0]?.message).toContain(said);
  expect(problems[1]?.message).toContain(said);
});

it.each(badFiles)('$kind among the laws disables itself only', async ({ make, said }) => {
  const dir = temporaryFolder();
  make(join(dir, '坏.yaml'));
  writeFileSync(join(dir, '好.yaml'), 'title: 本省条例\ntext: |\n  第一条　内容。\n');
  const { statutes, problems } = await createStatutes(join(resourcesRoot, 'resources', 'statutes'), () =>
    Promise.resolve(countedFiles(dir)),
  ).list();
  expect(statutes[0]?.title).toBe('本省条例');
  expect(statutes.length).toBeGreaterThan(1);
  expect(problems).toEqual([{ file: '坏.yaml', message: expect.stringContaining(said), taken: true }]);
});

it.each(badFiles)('$kind among the phrases disables itself only', async ({ make }) => {
  const dir = temporaryFolder();
  make(join(dir, '坏.json'));
  const places = [{ groups: [{ group: '', phrases: ['甲'] }] }];
  writeFileSync(join(dir, '好.json'), JSON.stringify({ source: '本局', places }));
  const { entries, problems } = await readPhrases({ shipped: dir });
  expect(entries.map(({ text }) => text)).toEqual(['甲']);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/^短语文件“坏\.json”.*。$/)]);
});

it('a bomb is not taken in by the screen, and one that lies there is listed and can be removed', async () => {
  const test = await openTestApp();
  const { templates: store } = test.client;
  expect(await refused(store.importVariant({ begun: {}, name: '炸.yaml', text: ALIAS_BOMB }))).toMatchObject({
    code: 'template-invalid',
  });
  const bad = Buffer.from([0xc5, 0xa9, 0xd1, 0xf4]);
  writeFileSync(join(test.archiveDir, 'templates', '坏.yaml'), bad);
  writeFileSync(join(test.archiveDir, 'templates', '炸.yaml'), ALIAS_BOMB);
  const { problems, templates: listed } = await store.files({});
  expect(listed).toHaveLength(56);
  expect(problems.map(({ file, own: ours }) => ({ file, ours }))).toEqual([
    { file: '坏.yaml', ours: true },
    { file: '炸.yaml', ours: true },
  ]);
  await store.remove({ file: '坏.yaml' });
  // Kept as it was, byte for byte.
  const sha256 = createHash('sha256').update(bad).digest('hex');
  expect(readFileSync(test.app.workplace().archive.vault.pathOf(sha256))).toEqual(bad);
  await test.close();
});

it('a folder of laws that cannot be listed is named, and the laws of the program serve', async () => {
  const dir = join(temporaryFolder(), 'statutes');
  writeFileSync(dir, '');
  const { statutes, problems } = await createStatutes(join(resourcesRoot, 'resources', 'statutes'), () =>
    Promise.resolve(ownDataIn({ folder: dir, taken: new Map(), pathOf: () => '' })),
  ).list();
  expect(statutes.length).toBeGreaterThan(1);
  expect(problems).toEqual([{ file: 'statutes', message: expect.stringContaining('ENOTDIR') }]);
});
