import { expect, it, vi } from 'vitest';
import { newId } from '#main/platform/ids.ts';

it('makes UUIDs of version 7 that bear the time and sort as they were made, also within a millisecond', () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  const form = /^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  const [first = ''] = ids;
  const time = Number.parseInt(first.slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
});

it('goes on forward when the clock is put back', () => {
  const before = newId();
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2020-01-01'));
  const after = newId();
  vi.restoreAllMocks();
  expect(after > before).toBe(true);
});
