import { describe, expect, it } from 'vitest';
import { findCommands } from '../../../../renderer/features/shell/commands.ts';
import { parentPlace } from '../../../../renderer/features/shell/places.ts';

describe('the palette', () => {
  it('finds a command by part of its name and by its initials', () => {
    expect(findCommands('新建')[0]?.name).toBe('新建案件');
    expect(findCommands('XJ')[0]?.name).toBe('新建案件');
    expect(findCommands('bf').map(({ name }) => name)).toEqual(['备份档案库']);
  });

  it('offers everything while nothing is typed and nothing for nonsense', () => {
    expect(findCommands(' ').length).toBeGreaterThan(6);
    expect(findCommands('华龙区')).toEqual([]);
  });
});

describe('going back', () => {
  it('leads from a case to the list and from a place nowhere', () => {
    expect(parentPlace('/cases/abc')).toBe('/cases');
    expect(parentPlace('/cases')).toBeUndefined();
  });
});
