import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '#main/app.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { isDefinedError, safe } from '@orpc/client';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp | undefined;
afterEach(async () => {
  await test?.close();
  test = undefined;
});

describe('the first run', () => {
  it('makes an archive with its bureau and officers', async () => {
    test = await openTestApp();
    expect(await test.client.setup.state({})).toMatchObject({ state: 'ready', archiveDir: test.archiveDir });
    expect((await test.client.settings.bureau({})).name).toBe('濮阳市市场监督管理局');
    expect((await test.client.people.list({})).map((officer) => officer.name)).toEqual(['李喆', '张三']);
  });

  it('names the field and the reason when something is filled in wrongly', async () => {
    test = await openTestApp();
    const bureau = await test.client.settings.bureau({});
    const { error } = await safe(test.client.settings.saveBureau({ ...bureau, court: ' ' }));
    expect(isDefinedError(error) && error.data).toMatchObject({
      code: 'invalid-input',
      message: '请填写有管辖权的人民法院。',
      details: { field: 'court' },
    });
  });

  it('refuses a certificate number that somebody else holds, as data', async () => {
    test = await openTestApp();
    const [, second] = await test.client.people.list({});
    if (second === undefined) throw new Error('two officers are set up');
    const { error } = await safe(test.client.people.add({ ...second, name: '王五' }));
    expect(isDefinedError(error) && error.data).toMatchObject({ code: 'conflict' });
  });

  it('says that its settings cannot be read instead of forgetting where the archive lies', async () => {
    test = await openTestApp();
    const configDir = join(test.dir, 'config');
    await test.app.close();
    writeFileSync(join(configDir, 'config.json'), '{ "archiveDir": ');
    const app = await createApp({
      resourcesRoot,
      configDir,
      capabilities: { host: 'cli' },
      log: { info: () => undefined, error: () => undefined },
    });
    const { client } = windowAt(app);
    expect(await client.setup.state({})).toMatchObject({ state: 'blocked' });
    await client.setup.open({ folderId: app.folders.hand(test.archiveDir).folderId });
    expect(await client.setup.state({})).toMatchObject({ state: 'ready', archiveDir: test.archiveDir });
    await app.close();
  });
});
