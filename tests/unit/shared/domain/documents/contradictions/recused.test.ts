import { expect, it } from 'vitest';
import { aDocument, found } from '#tests/support/a-checked-case.ts';

const today = '2026-03-05';
const recusedOn = (on: string) => ({
  today,
  handling: { now: ['李喆', '孙翀'], changes: [], recused: [{ name: '张三', on }] },
});
/** A draft in which no day is entered yet. */
const undated = { ...aDocument(9), date: undefined };

it('a draft without a day is of today: on the day of the decision who is taken off may have acted still', () => {
  expect(found('recused-acts', [undated], recusedOn(today))).toEqual([]);
  expect(found('recused-acts', [undated], recusedOn('2026-03-04'))).toMatchObject([
    { severity: 'blocking', compared: ['张三'] },
  ]);
});
