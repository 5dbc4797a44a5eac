import { expect, it } from 'vitest';
import { official } from '#tests/support/a-checked-case.ts';
import { proposedDay } from '#shared/domain/documents/values/proposed-day.ts';

it('a form that prints no day of its own proposes the one it says about itself', () => {
  expect(proposedDay(official(1), { clue_on: '2026-03-01', registered_on: '2026-03-02' }, undefined)).toEqual(
    { day: '2026-03-02', why: '取自本文书的登记日期。' },
  );
  // The day the case was filed is not the day of the report.
  expect(proposedDay(official(35), { filed_on: '2026-03-03' }, undefined)).toBeUndefined();
});

it('a list shares the day of the document that cites it', () => {
  const citedBy = { title: '实施行政强制措施决定书', date: '2026-03-05' };
  expect(proposedDay(official(24), { list_number: '2026-001' }, citedBy)).toMatchObject({
    day: '2026-03-05',
  });
  expect(proposedDay(official(24), { list_number: '2026-001' }, undefined)).toBeUndefined();
});
