import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDecisionCase, aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
let documentId: string;
beforeEach(async () => {
  clock.set('2026-03-05T09:00:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
  documentId = (await aReadyDraft(test.client, caseId, PENALTY_NOTICE)).id;
});
afterEach(() => test.close());

/** The names of the acts of the case since there were `before` of them. */
async function actsSince(before: number): Promise<readonly string[]> {
  const rows = await test.app
    .workplace()
    .archive.db.selectFrom('acts')
    .select('act')
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute();
  return rows.slice(before).map(({ act }) => act);
}

const countActs = async (): Promise<number> => (await actsSince(0)).length;

/** A pause in typing: what stands in the form is saved. */
async function pause(at: string, text: string, keepBefore = false): Promise<void> {
  clock.set(`2026-03-05T${at}+08:00`);
  const { own, revision } = await test.client.documents.get({ documentId });
  await test.client.documents.save({
    documentId,
    revision,
    own: { ...own, proposed_penalty: text },
    keepBefore,
  });
}

it('a pause in typing leaves no act, however many there are; the text is there all the same', async () => {
  const before = await countActs();
  let text = '当事人';
  for (let second = 10; second < 60; second += 10) {
    text += '销售';
    await pause(`09:00:${second.toString()}`, text);
  }
  expect(await actsSince(before)).toEqual([]);
  expect((await test.client.documents.get({ documentId })).own['proposed_penalty']).toBe(text);
});

it('going on after a while, keeping what was there, and finalising are acts', async () => {
  const before = await countActs();
  await pause('09:00:10', '当事人销售');
  await pause('09:30:00', '当事人销售食品');
  expect(await actsSince(before)).toEqual(['documents.save']);
  await pause('09:30:05', '当事人销售过期食品', true);
  expect(await actsSince(before)).toEqual(['documents.save', 'documents.save']);
  const { revision } = await test.client.documents.get({ documentId });
  await test.client.documents.finalise({ documentId, revision });
  expect(await actsSince(before)).toEqual(['documents.save', 'documents.save', 'documents.finalise']);
});
