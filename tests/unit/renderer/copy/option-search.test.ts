import { describe, expect, it } from 'vitest';
import { bySpelling, foundBy } from '../../../../renderer/copy/option-search.ts';

describe('looking for a line of a list', () => {
  it('finds a name by a part of it, by its initials and by its syllables', () => {
    for (const typed of ['张', '䶮', 'zy', 'ZY', 'zhangyan', 'zhang y'])
      expect(foundBy(typed, '张䶮')).toBe(true);
    for (const typed of ['李', 'lz', 'y张']) expect(foundBy(typed, '张䶮')).toBe(false);
  });

  it('finds by what the line is found by, where that is more than its words', () => {
    const line = { label: '李喆', search: '李喆HNPY002华龙区执法中队' };
    for (const typed of ['lz', 'hnpy002', '中队', 'hlq'])
      expect(bySpelling.filterOption(typed, line)).toBe(true);
    expect(bySpelling.filterOption('hnpy001', line)).toBe(false);
  });
});
