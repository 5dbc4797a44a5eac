import { describe, expect, it } from 'vitest';
import { printableOf, togetherAddress } from '#shared/domain/documents/print-together.ts';
import { markedOf, NO_MARKS, toggled } from '../../../../../renderer/features/documents/together/marks.ts';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));

describe('marks of a list', () => {
  it('come and go by the same key', () => {
    const one = toggled(NO_MARKS, 'b');
    expect([...one]).toEqual(['b']);
    expect([...toggled(one, 'b')]).toEqual([]);
    expect([...NO_MARKS]).toEqual([]);
  });

  it('count in the order of the list, and not for what is gone', () => {
    const marks = toggled(toggled(toggled(NO_MARKS, 'c'), 'gone'), 'a');
    expect(markedOf(rows, marks)).toEqual([{ id: 'a' }, { id: 'c' }]);
  });
});

describe('what is printed of it', () => {
  it('leaves out what is void, and is named in the order given', () => {
    const { printed, void: voided } = printableOf([
      { id: 'c', state: 'draft' },
      { id: 'b', state: 'void' },
      { id: 'a', state: 'finalised' },
    ] as const);
    expect(voided.map(({ id }) => id)).toEqual(['b']);
    expect(togetherAddress(printed.map(({ id }) => id))).toBe('together/c-a.pdf');
  });
});
