import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { parsePhrases } from '#main/platform/rule-data/phrases.ts';
import { refused } from '#tests/support/refused.ts';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp();
});
afterEach(() => test.close());

const discretion = {
  text: '当事人主动消除危害后果，予以从轻处罚。',
  name: '',
  templateId: 'penalty_decision',
  field: 'discretion',
  cause: '涉嫌销售过期食品案',
};
const named = async (text: string) =>
  present(
    (await test.client.phrases.list({})).find((one) => one.text === text),
    'the phrase',
  );
const SHIPPED = '请你介绍一下你的基本情况。';

describe('phrases', () => {
  it('brought by the program are there from the first day, with where they belong', async () => {
    expect(await named(SHIPPED)).toMatchObject({
      field: 'qa.question',
      group: '身份和资格',
      shipped: true,
      changed: false,
      removed: false,
      uses: 0,
    });
  });

  it('are kept once for the same place, and serve every cause when a second one asks for them', async () => {
    const kept = await test.client.phrases.keep(discretion);
    expect(kept).toMatchObject({ ...discretion, shipped: false, uses: 0 });
    const again = await test.client.phrases.keep({ ...discretion, cause: '涉嫌无照经营案' });
    expect(again).toMatchObject({ id: kept.id, cause: '' });
    const elsewhere = await test.client.phrases.keep({ ...discretion, field: 'facts' });
    expect(elsewhere.id).not.toBe(kept.id);
  });

  it('need words', async () => {
    expect(await refused(test.client.phrases.keep({ ...discretion, text: ' \n' }))).toMatchObject({
      code: 'invalid-input',
      message: '请填写短语的内容。',
    });
  });

  it('are changed, also those of the program, which can say again what was shipped', async () => {
    const { id: phraseId } = await named(SHIPPED);
    const words = {
      text: '请介绍你的基本情况。',
      name: '开头',
      templateId: '',
      field: 'qa.question',
      cause: '',
    };
    expect(await test.client.phrases.change({ phraseId, revision: 0, ...words })).toMatchObject({
      ...words,
      shipped: true,
      changed: true,
    });
    expect(await test.client.phrases.restore({ phraseId })).toMatchObject({
      text: SHIPPED,
      name: '',
      changed: false,
    });
  });

  it('taken out stay listed as removed and come back', async () => {
    const own = await test.client.phrases.keep(discretion);
    const shipped = await named(SHIPPED);
    for (const { id: phraseId, revision } of [own, shipped])
      await test.client.phrases.remove({ phraseId, revision });
    expect((await named(discretion.text)).removed).toBe(true);
    expect((await named(SHIPPED)).removed).toBe(true);
    const { removed, revision } = await test.client.phrases.restore({ phraseId: own.id });
    expect(removed).toBe(false);
    await test.client.phrases.remove({ phraseId: own.id, revision });
    expect((await test.client.phrases.keep(discretion)).removed).toBe(false);
  });

  it('count how often they are used, and each act is in the audit chain', async () => {
    const own = await test.client.phrases.keep(discretion);
    const shipped = await named(SHIPPED);
    await test.client.phrases.used({ phraseIds: [own.id, shipped.id] });
    await test.client.phrases.used({ phraseIds: [shipped.id] });
    expect((await named(discretion.text)).uses).toBe(1);
    expect(await named(SHIPPED)).toMatchObject({ uses: 2, changed: false });

    const acts = (await test.client.archive.acts({})).map(({ sentence }) => sentence);
    expect(acts).toContain('存为短语：当事人主动消除危害后果，予以从轻处罚。');
    expect(acts).toContain('使用短语：请你介绍一下你的基本情况。');
  });

  it('that nobody has are named as such', async () => {
    expect(await refused(test.client.phrases.remove({ phraseId: 'nobody', revision: 1 }))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a file of phrases', () => {
  it('gives the same phrase the same id, wherever it stands in the file', () => {
    const file = (phrases: readonly string[]) =>
      JSON.stringify({
        source: 'practice',
        places: [{ field: 'scene', groups: [{ group: '开头', phrases }] }],
      });
    const [first] = parsePhrases('a.json', file(['甲', '乙']));
    const [, second] = parsePhrases('a.json', file(['乙', '甲']));
    expect(first?.text).toBe('甲');
    expect(second?.id).toBe(first?.id);
  });

  it('with an error is refused by name', () => {
    expect(() => parsePhrases('坏.json', '{')).toThrow(/^短语文件“坏.json”第1行：.*。$/);
  });
});
