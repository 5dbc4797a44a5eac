import { describe, expect, it } from 'vitest';
import {
  acceptAll,
  countChoices,
  decide,
  importInput,
  nextGroup,
  noChoices,
  takenOf,
  toggleFile,
  toggleGroup,
} from '../../../../renderer/features/intake/card/choices.ts';
import { lookGroups, seamText, timeSpan } from '../../../../renderer/features/intake/card/look-groups.ts';
import { aScan } from './a-scan.ts';

const groups = lookGroups(aScan());
const group = (id: number) => {
  const found = groups.find((it) => it.group === id);
  if (found === undefined) throw new Error(`no group ${String(id)}`);
  return found;
};
const shop = { caseId: 'case-1', title: '某店案' };

describe('a card as the screen lists it', () => {
  it('puts takes in the order of time and what has no time last', () => {
    expect(groups.map((it) => it.group)).toEqual([1, 0, 2]);
  });

  it('sums a take up and keeps its gaps behind the file they follow', () => {
    expect(group(1)).toMatchObject({
      bytes: 2000,
      durationMs: 120_000,
      important: true,
      officer: '张三',
      officerKnown: true,
    });
    expect(group(1).files.map(({ gapAfter }) => gapAfter)).toEqual([125.4, undefined]);
    expect(seamText(125.4)).toBe('间隔 2:05');
    expect(seamText(-3)).toBe('重叠 0:03');
  });

  it('suggests the case one came from where the core knows none, but not for logs', () => {
    const from = lookGroups(aScan(), { caseId: 'case-2', title: '另一案' });
    expect(from.map(({ suggestion }) => suggestion?.caseId)).toEqual(['case-1', 'case-2', undefined]);
    expect(group(0).suggestion).toBeUndefined();
  });

  it('writes a take over midnight with both days', () => {
    expect(timeSpan(group(1))).toBe('2026-03-05 09:30:12 – 09:45:40');
    expect(timeSpan({ startedAt: '2026-03-05T23:59:00+08:00', endedAt: '2026-03-06T00:10:00+08:00' })).toBe(
      '2026-03-05 23:59:00 – 2026-03-06 00:10:00',
    );
    expect(timeSpan({})).toBe('');
  });
});

describe('what becomes of a card', () => {
  it('brings everything in when nothing is decided, into no case', () => {
    expect(importInput(aScan(), groups, noChoices)).toEqual({ scanId: 'scan-1', assignments: [] });
    expect(countChoices(noChoices, groups)).toEqual({
      files: 4,
      bytes: 4000,
      assigned: 0,
      unassigned: 0,
      open: 2,
    });
  });

  it('names the files when some stay behind, and no case for a take that stays behind whole', () => {
    const choices = toggleGroup(decide(noChoices, 1, shop), group(1));
    expect(takenOf(choices, group(1))).toBe('none');
    expect(importInput(aScan(), groups, choices)).toEqual({
      scanId: 'scan-1',
      files: [2, 3],
      assignments: [],
    });
  });

  it('takes a whole take again when part of it stays behind', () => {
    const some = toggleFile(noChoices, 1);
    expect(takenOf(some, group(1))).toBe('some');
    expect(takenOf(toggleGroup(some, group(1)), group(1))).toBe('all');
    expect(toggleFile(some, 1).left.size).toBe(0);
  });

  it('tells deliberately none from not decided', () => {
    const choices = decide(decide(noChoices, 1, shop), 0, null);
    expect(countChoices(choices, groups)).toMatchObject({ assigned: 1, unassigned: 1, open: 0 });
    expect(importInput(aScan(), groups, choices).assignments).toEqual([{ group: 1, caseId: 'case-1' }]);
    expect(countChoices(decide(choices, 0, undefined), groups).open).toBe(1);
  });

  it('accepts the suggestions that nobody has decided otherwise', () => {
    expect(acceptAll(noChoices, groups).cases).toEqual(new Map([[1, shop]]));
    expect(acceptAll(decide(noChoices, 1, null), groups).cases).toEqual(new Map([[1, null]]));
  });

  it('goes on to the next open take, past those that are decided', () => {
    expect(nextGroup(decide(noChoices, 1, shop), groups, 1)).toBe(0);
    expect(nextGroup(decide(noChoices, 0, null), groups, 1)).toBe(0);
    expect(nextGroup(noChoices, groups, 2)).toBe(2);
  });
});
