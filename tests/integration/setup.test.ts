import { afterEach, describe, expect, it } from 'vitest';
import { isDefinedError, safe } from '@orpc/client';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

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
    const { error } = await safe(test.client.settings.saveBureau({ ...bureau, court: '某法院' }));
    expect(isDefinedError(error) && error.data).toMatchObject({
      code: 'invalid-input',
      message: '法院名称应以“人民法院”结尾。',
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
});
