import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aCase, changeFacts, practiceCase } from '#tests/support/a-case.ts';
import { aDecisionCase, aReadyDraft, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { takeCard } from '#tests/support/take-card.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { type TestWindow, windowAt } from '#tests/support/window-at.ts';
import { invented2027 } from '#tests/support/year-2027.ts';
import { sitDown } from '#tests/support/sit-down.ts';

const reason = '已在纸质登记簿上编号';

const clock = fixedClock('2026-03-05T10:21:00+08:00');
let test: TestApp;
/** Somebody else at a window of his own. */
let other: TestWindow;
let otherName: string;

beforeEach(async () => {
  clock.set('2026-03-05T10:21:00+08:00');
  test = await openTestApp({ clock });
  other = windowAt(test.app);
  const officers = await test.client.session.candidates({});
  const second = present(
    officers.find(({ id }) => id !== test.actor.id),
    'a second officer',
  );
  otherName = second.name;
  await sitDown(other.client, second.id);
});
afterEach(() => test.close());

/** What somebody writes who began from the state as it is now. */
type Write = (window: TestWindow['client'], mark: string) => Promise<unknown>;

/** Everything that several people may change, each as one write begun from the state it is called at. */
const places: readonly (readonly [name: string, begin: () => Promise<Write>, what: RegExp])[] = [
  [
    'the entry of a case',
    async () => {
      const { id, revision } = await test.client.cases.create(await aCase(test.client));
      const input = await aCase(test.client);
      return ({ cases }, mark) =>
        cases.update({ ...input, caseId: id, revision, party: { ...practiceCase.party, phone: mark } });
    },
    /^案件濮市监案〔2026〕1号的登记已由/,
  ],
  [
    'a fact of a case',
    async () => {
      const { id } = await aDecisionCase(test.client);
      const { facts: known } = await test.client.cases.get({ caseId: id });
      return ({ cases }, mark) => cases.updateFacts({ caseId: id, facts: { facts: mark }, known });
    },
    /^这里的内容已由.+于.+改过：调查认定的事实由“当事人销售.*”改为“先”/,
  ],
  [
    'the entry of an officer',
    async () => {
      const officer = present((await test.client.people.list({}))[0], 'an officer');
      return ({ people }, mark) => people.update({ ...officer, department: mark });
    },
    /^李喆的登记已由|^张三的登记已由/,
  ],
  [
    'the bureau',
    async () => {
      const bureau = await test.client.settings.bureau({});
      return ({ settings }, mark) => settings.saveBureau({ ...bureau, contactPhone: mark });
    },
    /^机关信息已由/,
  ],
  [
    'preferences nobody has saved yet',
    async () => {
      const preferences = await test.client.settings.preferences({});
      return ({ settings }, mark) =>
        settings.savePreferences({ ...preferences, duplex: mark === '先', pageCode: true });
    },
    /^偏好已由/,
  ],
  [
    'a phrase of the program nobody has changed yet',
    async () => {
      const phrase = present(
        (await test.client.phrases.list({})).find(({ shipped }) => shipped),
        'a phrase',
      );
      const { id: phraseId, revision, templateId, field, cause, name } = phrase;
      return ({ phrases }, mark) =>
        phrases.change({ phraseId, revision, templateId, field, cause, name, text: mark });
    },
    /^短语“先”已由/,
  ],
  [
    'where the numbers of a kind begin',
    () =>
      Promise.resolve(({ documents }, mark) =>
        documents.setNumberStart({
          ...{ kind: '市监罚告', year: 2026, next: 1, reason },
          first: mark === '先' ? 38 : 50,
        }),
      ),
    /^“市监罚告”2026年的文号已由别人改为从38号起/,
  ],
  [
    'where the numbers of cases begin',
    () =>
      Promise.resolve(({ cases }, mark) =>
        cases.setNumberStart({ year: 2027, next: 1, reason, first: mark === '先' ? 38 : 50 }),
      ),
    /^2027年的案号已由别人改为从38号起/,
  ],
  [
    'a draft',
    async () => {
      const { id: caseId } = await aDecisionCase(test.client);
      const { id, revision, own } = await test.client.documents.create({
        caseId,
        templateNumber: PENALTY_DECISION,
      });
      return ({ documents }, mark) =>
        documents.save({ documentId: id, revision, own: { ...own, facts: mark } });
    },
    /^《行政处罚决定书》已由/,
  ],
  [
    'the line of a paper in the catalogue',
    async () => {
      const { caseId, item } = await aPlacedItem();
      return ({ volumes }, mark) =>
        volumes.describe({ caseId, itemId: item.id, revision: item.revision, remark: mark });
    },
    /^《现场笔录》在卷内的位置和说明已由/,
  ],
  [
    'the place of a paper in its volume',
    async () => {
      const { caseId, item, others } = await aPlacedItem();
      // It stands between two others.
      const [first] = others;
      return ({ volumes }, mark) =>
        volumes.move({
          ...{ caseId, itemId: item.id, revision: item.revision },
          ...(mark === '先' ? { beforeId: present(first, 'the first paper').id } : {}),
        });
    },
    /^《现场笔录》在卷内的位置和说明已由/,
  ],
  [
    'the prescribed order of a volume',
    async () => {
      const { caseId, item, others } = await aPlacedItem();
      const [first] = others;
      const moved = await test.client.volumes.move({
        ...{ caseId, itemId: item.id, revision: item.revision },
        beforeId: present(first, 'the first paper').id,
      });
      const begun = Object.fromEntries(moved.items.map(({ id, revision }) => [id, revision]));
      return ({ volumes }) => volumes.resetOrder({ caseId, begun });
    },
    /^《.+》在卷内的位置和说明已由/,
  ],
  [
    'the holidays of a year',
    () =>
      Promise.resolve(({ calendar }, mark) =>
        calendar.importYear({
          ...{ name: '2027.json', revision: 0, accept: true },
          text: JSON.stringify({ ...invented2027, title: mark }),
        }),
      ),
    /^2027年的放假安排已由/,
  ],
  [
    'a template of the bureau',
    async () => {
      const asset = present(
        await test.asset('templates/samr-2021/45-official.yaml'),
        'the official template',
      );
      const official = await text(asset.open(0, asset.bytes - 1));
      return ({ templates }, mark) =>
        templates.importVariant({ name: '45.yaml', text: `${official}\n# ${mark}\n`, begun: {} });
    },
    /^本局的模板《行政处罚决定书》已由/,
  ],
  [
    'what a recording proves',
    async () => {
      const { recordingId } = await aRecordingOfACase();
      return ({ intake }, mark) => intake.setPurpose({ recordingId, purpose: mark, known: '' });
    },
    /^视频01已由.+改过：证明对象由空改为“先”/,
  ],
  [
    'when a recording was made',
    async () => {
      const { recordingId, startedAt } = await aRecordingOfACase();
      return ({ intake }, mark) =>
        intake.settleTime({
          recordingId,
          choice: {
            how: 'typed',
            at: `2026-03-0${mark === '先' ? '3' : '4'}T09:00:00+08:00`,
            reason: '与笔录一致',
          },
          known: startedAt,
        });
    },
    /^视频01已由.+改过：拍摄时间由“2026-03-05 .*”改为“2026-03-03 09:00:00”/,
  ],
  [
    'the day on a signed paper',
    async () => {
      const { caseId } = await aPlacedItem();
      const { id, revision, own } = await test.client.documents.create({ caseId, templateNumber: 24 });
      const saved = await test.client.documents.save({
        documentId: id,
        revision,
        own: { ...own, goods: [{ name: '辣椒酱', unit: '瓶', quantity: '1' }] },
      });
      const issued = await test.client.documents.finalise({ documentId: id, revision: saved.revision });
      return ({ documents }, mark) =>
        documents.setDate({
          documentId: id,
          date: mark === '先' ? '2026-03-03' : '2026-03-04',
          known: issued.date ?? null,
        });
    },
    /清单已由.+改过：签署日期由“2026-03-05”改为“2026-03-03”/,
  ],
];

/** A case with three papers of one slot, and one of them. */
async function aPlacedItem() {
  const { id: caseId } = await aDecisionCase(test.client);
  for (const templateNumber of [9, 12, 14]) await test.client.documents.create({ caseId, templateNumber });
  const { items } = await test.client.volumes.plan({ caseId });
  const item = present(
    items.find(({ title }) => title === '现场笔录'),
    'the paper',
  );
  return { caseId, item, others: items.filter(({ slot, id }) => slot === item.slot && id !== item.id) };
}

/** A recording that came from a card into a case. */
async function aRecordingOfACase() {
  const { id: caseId } = await aDecisionCase(test.client);
  await takeCard(test, caseId, temporaryFolder());
  const all = await test.client.intake.recordings({ caseId });
  const { id: recordingId, startedAt = null } = present(
    all.find(({ kind }) => kind === 'video'),
    'a video',
  );
  return { recordingId, startedAt };
}

describe.each(places)('%s', (_, begin, what) => {
  it('is not written over: who comes second is told who was first and when, and may go on from there', async () => {
    const write = await begin();
    await write(other.client, '先');
    clock.set('2026-03-05T11:00:00+08:00');
    const acts = await test.client.archive.acts({});
    const told = await refused(write(test.client, '后'));
    expect(told.code).toBe('conflict');
    expect(told.message).toMatch(what);
    if (told.message.includes('已由') && !told.message.includes('已由别人'))
      expect(told.message).toContain(`已由${otherName}于2026-03-05 10:21改过`);
    expect(await test.client.archive.acts({})).toEqual(acts);
  });

  it('keeps one of two writes that come at the same moment, and refuses the other', async () => {
    const write = await begin();
    const answers = await Promise.allSettled([write(test.client, '先'), write(other.client, '后')]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what comes second', () => {
  it('is kept where it does not meet what was first', async () => {
    const { id } = await aDecisionCase(test.client);
    const { facts: known } = await test.client.cases.get({ caseId: id });
    await changeFacts(other.client, id, { discretion: '别人写的裁量' });
    await test.client.cases.updateFacts({ caseId: id, facts: { facts: '我写的事实' }, known });
    expect((await test.client.cases.get({ caseId: id })).facts).toMatchObject({
      discretion: '别人写的裁量',
      facts: '我写的事实',
    });
    // The same words twice are no loss.
    await test.client.cases.updateFacts({ caseId: id, facts: { discretion: '别人写的裁量' }, known });
  });

  it('does not meet what follows from documents: a case moves on while its entry is open', async () => {
    const { id, revision } = await aDecisionCase(test.client);
    await aReadyDraft(other.client, id, PENALTY_DECISION);
    await changeFacts(other.client, id, { place: '仓库' });
    const input = await aCase(test.client);
    const saved = await test.client.cases.update({ ...input, caseId: id, revision });
    expect(saved).toMatchObject({ revision: revision + 1, enteredBy: test.actor.name });
    expect(saved.facts).toMatchObject({ place: '仓库' });
  });

  it('is a draft that was issued meanwhile: the finalised document stays as it is', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id, revision, own } = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const answers = await Promise.allSettled([
      test.client.documents.finalise({ documentId: id, revision }),
      other.client.documents.save({ documentId: id, revision, own: { ...own, facts: '晚来的' } }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is a second officer with the same certificate, entered at the same moment', async () => {
    const twin = { name: '双', certificateNumber: '16090009999', certificateValidUntil: '2030-12-31' };
    const answers = await Promise.allSettled([
      test.client.people.add(twin),
      other.client.people.add({ ...twin, name: '胞' }),
    ]);
    const lost = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(lost).toHaveLength(1);
    expect(await refused(Promise.reject(present(lost[0], 'a refusal') as Error))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('已登记在'),
    });
  });
});
