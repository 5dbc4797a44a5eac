import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase } from '#tests/support/a-document.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const LIST = 24;
const MEASURE = 21;
const clock = fixedClock();
let test: TestApp;
let caseId = '';
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const create = (templateNumber: number) => test.client.documents.create({ caseId, templateNumber });
const valueOf = async (documentId: string) =>
  (await test.client.documents.get({ documentId })).values['list_number'];

describe('a list of property', () => {
  it('is numbered by the program, each list of a case for itself', async () => {
    const { caseNumber } = await test.client.cases.get({ caseId });
    const sequence = present(/〕(\d+)号/.exec(caseNumber)?.[1], 'number of the case');
    const [first, second] = [await create(LIST), await create(LIST)];
    expect(first.values['list_number']).toBe(`2026-${sequence}-1`);
    expect(second.values['list_number']).toBe(`2026-${sequence}-2`);
    const listed = await test.client.documents.list({ caseId });
    expect(listed.map(({ listNumber }) => listNumber)).toEqual([
      first.values['list_number'],
      second.values['list_number'],
    ]);
  });

  it('gives its number to the documents that cite it, whichever was begun first, and keeps it there', async () => {
    const measure = await create(MEASURE);
    expect(measure.values['list_number']).toBeUndefined();
    const list = await create(LIST);
    expect(await valueOf(measure.id)).toBe(list.values['list_number']);
    await create(LIST);
    expect(await valueOf(measure.id)).toBe(list.values['list_number']);
  });

  it('takes the number the case names, once', async () => {
    await test.client.cases.updateFacts({ caseId, facts: { listNumber: '濮市监清2026-008' } });
    expect((await create(LIST)).values['list_number']).toBe('濮市监清2026-008');
    expect((await create(LIST)).values['list_number']).not.toBe('濮市监清2026-008');
  });

  it('is numbered otherwise when the clerk says so', async () => {
    const list = await create(LIST);
    const saved = await test.client.documents.save({
      documentId: list.id,
      revision: list.revision,
      own: { ...list.own, list_number: '清-7' },
    });
    expect(saved.values['list_number']).toBe('清-7');
    expect((await create(MEASURE)).values['list_number']).toBe('清-7');
  });
});
