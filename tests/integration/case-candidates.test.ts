import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseCandidates } from '#main/workplace/case-candidates.ts';
import { suggestCases } from '#shared/domain/recordings/match-to-case.ts';
import { aCase } from '#tests/support/a-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

it('footage of a card that comes late is offered the case that is closed by now, and none of after', async () => {
  const { id, clueOn, officers } = await test.client.cases.create(await aCase(test.client));
  await anIssuedRow(test, id, 'case_closure_approval', '2026-03-04');
  const { archive, cases } = test.app.workplace();
  const candidates = await caseCandidates(archive.db, cases);
  expect(candidates).toMatchObject([{ caseId: id, openedOn: clueOn, closedOn: '2026-03-04' }]);
  const numbers = officers.map(({ id: officerId, name: officerName }) => ({
    number: '100001',
    officerId,
    officerName,
  }));
  const suggested = (startedAt: string) =>
    suggestCases({ officer: '100001', startedAt }, numbers, candidates).map(({ caseId }) => caseId);
  expect(suggested('2026-03-03T09:30:00+08:00')).toEqual([id]);
  expect(suggested('2026-03-09T09:30:00+08:00')).toEqual([]);
});
