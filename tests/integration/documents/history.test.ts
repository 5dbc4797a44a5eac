import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { sitDown } from '#tests/support/sit-down.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
let documentId: string;
let revision: number;

beforeEach(async () => {
  clock.set('2026-03-05T09:00:00+08:00');
  test = await openTestApp({ clock });
  ({ id: caseId } = await aDecisionCase(test.client));
  ({ id: documentId, revision } = await test.client.documents.create({
    caseId,
    templateNumber: PENALTY_NOTICE,
  }));
});
afterEach(() => test.close());

async function save(time: string, own: Values, more: { keepBefore?: boolean } = {}): Promise<void> {
  clock.set(`2026-03-05T${time}+08:00`);
  ({ revision } = await test.client.documents.save({ documentId, revision, own: { ...own }, ...more }));
}
const versions = () => test.client.documents.versions({ documentId });
const ownOf = async (of: number) => (await test.client.documents.version({ documentId, revision: of })).own;

describe('the versions of a draft', () => {
  it('are few: the saves of one stretch of writing leave one', async () => {
    for (const [at, words] of ['张', '张三', '张三商', '张三商店'].entries()) {
      await save(`09:00:0${at.toString()}`, { addressee: words });
    }
    await save('09:20:00', { addressee: '张三商店', contact_person: '李四' });
    const list = await versions();
    expect(list).toMatchObject([
      {
        revision: 6,
        current: true,
        savedBy: test.actor.name,
        savedAt: '2026-03-05T09:20:00+08:00',
        changed: ['联系人'],
      },
      { revision: 5, current: false, savedAt: '2026-03-05T09:00:03+08:00' },
    ]);
    expect(await ownOf(5)).toEqual({ addressee: '张三商店' });
  });

  it('hold what was there before another person saved', async () => {
    await save('09:01:00', { addressee: '张三商店' });
    const others = (await test.client.session.candidates({})).filter(({ id }) => id !== test.actor.id);
    const second = present(others[0], 'a second officer');
    await sitDown(test.client, second.id);
    await save('09:01:10', { addressee: '李四商店' });
    expect((await versions()).map(({ savedBy }) => savedBy)).toEqual([second.name, test.actor.name]);
  });

  it('hold a long text that the next save takes away', async () => {
    const facts = '当事人销售的预包装食品未标明生产日期。'.repeat(10);
    const template = await test.client.documents.template({ number: PENALTY_NOTICE });
    const long = template.fields.find(({ type }) => type === 'longtext')?.id ?? '';
    await save('09:01:05', { [long]: facts });
    await save('09:01:06', { [long]: '' });
    const [, before] = await versions();
    expect(await ownOf(before?.revision ?? 0)).toEqual({ [long]: facts });
  });

  it('hold the state before when the save demands it, though nothing else would keep it', async () => {
    await save('09:01:00', { addressee: '张三商店' });
    await save('09:01:01', { addressee: '李四商店' }, { keepBefore: true });
    const [, before] = await versions();
    expect(await ownOf(before?.revision ?? 0)).toEqual({ addressee: '张三商店' });
  });

  it('hold the draft as it was finalised, and are read from the finalised document', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const list = await test.client.documents.versions({ documentId: issued.id });
    expect(list[0]).toMatchObject({ current: true, changed: [] });
    expect(list[1]?.changed).toEqual(['告知的权利']);
  });

  it('that were not kept are named as such, and a removed draft leaves none', async () => {
    expect(await refused(test.client.documents.version({ documentId, revision: 99 }))).toMatchObject({
      code: 'not-found',
    });
    await save('09:01:00', { addressee: '张三商店' });
    await save('09:30:00', { addressee: '李四商店' });
    await test.client.documents.remove({
      documentId,
      revision: (await test.client.documents.get({ documentId })).revision,
    });
    expect(await refused(versions())).toMatchObject({ code: 'not-found' });
  });
});

describe('a draft with words that are too long', () => {
  it('keeps them whole and is not issued with them', async () => {
    const { id, revision: at } = await aReadyDraft(test.client, caseId, PENALTY_DECISION, {
      penalty_basis: '条'.repeat(600),
    });
    const draft = await test.client.documents.get({ documentId: id });
    expect(draft.own['penalty_basis']).toHaveLength(600);
    expect(await refused(test.client.documents.finalise({ documentId: id, revision: at }))).toMatchObject({
      code: 'blocked-by-rule',
      message: '不能定稿：“处罚依据”最多 500 字，现有 600 字。',
    });
  });
});

describe('a record that ends before it begins', () => {
  it('is a draft one can keep, but not issue', async () => {
    const draft = await test.client.documents.create({ caseId, templateNumber: 9 });
    const own = { start_time: '2026-03-05T10:00', end_time: '2026-03-05T09:30' };
    const saved = await test.client.documents.save({ documentId: draft.id, revision: 1, own });
    expect(
      await refused(test.client.documents.finalise({ documentId: draft.id, revision: saved.revision })),
    ).toMatchObject({
      code: 'blocked-by-rule',
      message: '不能定稿：“结束时间”早于“开始时间”，请改正其中一个。',
      details: { field: 'end_time' },
    });
  });
});
