import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { aCase } from '#tests/support/a-case.ts';
import { decisionFacts, PENALTY_DECISION, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { practiceSetup, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { sitDown, withTestPins } from '#tests/support/sit-down.ts';

const FIRST = 'samr-2021';
const SECOND = 'samr-2027';

/** The program on its own folder of resources, whose templates a test may change between two runs. */
async function program(root: string, archiveDir: string, make: boolean) {
  const app = await createApp({
    resourcesRoot: root,
    configDir: join(root, 'config'),
    capabilities: { host: 'cli' },
    log: stderrLog,
    ...(make ? {} : { archiveDir }),
  });
  onTestFinished(() => app.close());
  const { client } = windowAt(app);
  if (make) {
    const { folderId } = app.folders.hand(root);
    await client.setup.create({ ...withTestPins(practiceSetup), location: { folderId, name: '档案库' } });
  }
  const [first] = await client.session.candidates({});
  await sitDown(client, first?.id ?? '');
  return { app, client };
}

it('a new edition stands beside the old one: a case keeps the edition it began with', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'main'));
  symlinkSync(join(resourcesRoot, 'main', 'migrations'), join(root, 'main', 'migrations'));
  symlinkSync(join(resourcesRoot, 'resources'), join(root, 'resources'));
  cpSync(join(resourcesRoot, 'templates'), join(root, 'templates'), { recursive: true });
  const archiveDir = join(root, '档案库');

  const before = await program(root, archiveDir, true);
  const old = await before.client.cases.create(await aCase(before.client, { facts: decisionFacts }));
  expect(old.edition).toBe(FIRST);
  const draft = await before.client.documents.create({ caseId: old.id, templateNumber: PENALTY_NOTICE });
  await before.app.close();

  cpSync(join(root, 'templates', FIRST), join(root, 'templates', SECOND), { recursive: true });
  for (const name of readdirSync(join(root, 'templates', SECOND))) {
    if (!name.startsWith('37-')) continue;
    const file = join(root, 'templates', SECOND, name);
    const text = readFileSync(file, 'utf8').replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书');
    writeFileSync(file, text);
  }
  const { client, app } = await program(root, archiveDir, false);
  expect((await client.templates.files({})).editions).toEqual([FIRST, SECOND]);
  const nameOf = async (edition?: string) => {
    const list = await client.documents.templates(edition === undefined ? {} : { edition });
    return list.find(({ number }) => number === PENALTY_NOTICE)?.name;
  };
  expect([await nameOf(FIRST), await nameOf(SECOND), await nameOf()]).toEqual([
    '行政处罚告知书',
    '行政处罚事先告知书',
    '行政处罚事先告知书',
  ]);

  // The old case: its draft and whatever is begun in it later.
  expect((await client.documents.get({ documentId: draft.id })).title).toBe('行政处罚告知书');
  const later = await client.documents.create({ caseId: old.id, templateNumber: PENALTY_NOTICE });
  expect(later).toMatchObject({ edition: FIRST, title: '行政处罚告知书' });
  // A new case begins with the new edition.
  const fresh = await client.cases.create(await aCase(client, { facts: decisionFacts }));
  expect(fresh.edition).toBe(SECOND);
  const notice = await client.documents.create({ caseId: fresh.id, templateNumber: PENALTY_NOTICE });
  expect(notice).toMatchObject({ edition: SECOND, title: '行政处罚事先告知书' });

  // A variant of the bureau is one of an edition and leaves the other alone.
  const { text } = app.workplace().templates.text(PENALTY_NOTICE, FIRST);
  await client.templates.importVariant({
    begun: {},
    name: 'own.yaml',
    text: text.replace('name: 行政处罚告知书', 'name: 处罚告知书'),
    edition: FIRST,
  });
  expect([await nameOf(FIRST), await nameOf(SECOND)]).toEqual(['处罚告知书', '行政处罚事先告知书']);

  // Data of one edition do not go into a case of the other.
  const decision = await client.documents.create({ caseId: fresh.id, templateNumber: PENALTY_DECISION });
  const { data } = await app.workplace().documents.data(decision.id);
  expect(data.schema).toBe(`anjuan:document/${SECOND}/45`);
  expect((await refused(client.documents.importData({ caseId: old.id, content: data }))).message).toBe(
    `这份数据用“${SECOND}”版格式，本案用“${FIRST}”版，不能导入本案。`,
  );
  expect(await client.documents.importData({ caseId: fresh.id, content: data })).toMatchObject({
    edition: SECOND,
  });
});
