import { expect, it } from 'vitest';
import { type FormField, meetingsOf } from '#shared/lib/form-fields.ts';

interface Form {
  readonly name: string;
  readonly phone: string;
}
const fields: readonly FormField<Form>[] = [
  { path: ['name'], label: '名称', words: ({ name }) => name },
  { path: ['phone'], label: '电话', words: ({ phone }) => phone },
];
const opened: Form = { name: '甲', phone: '1' };
const told = (stored: Form, here: Form) =>
  meetingsOf(fields, opened, stored, here).map(({ label, from, to, mine }) => [label, from, to, mine]);

it('says what somebody else changed, and where it was changed here to something else', () => {
  expect(told({ name: '乙', phone: '2' }, { name: '丙', phone: '1' })).toEqual([
    ['名称', '甲', '乙', '丙'],
    ['电话', '1', '2', undefined],
  ]);
});

it('says nothing of what was changed here alone, or to the same on both sides', () => {
  expect(told(opened, { name: '丙', phone: '3' })).toEqual([]);
  expect(told({ name: '乙', phone: '1' }, { name: '乙', phone: '1' })).toEqual([]);
});
