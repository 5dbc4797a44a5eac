import { describe, expect, it } from 'vitest';
import { addSample, remainingText, speedOf } from '../../../../renderer/features/intake/pace.ts';
import {
  orderReport,
  reasonOf,
  reportState,
  shortHash,
  spacedHash,
} from '../../../../renderer/features/intake/report.ts';

const hash = 'a'.repeat(8) + '0'.repeat(48) + 'b'.repeat(8);
const report = { batchId: 'b', imported: 2, skipped: 1, failed: 0, cardUnchanged: true, files: [] };

describe('the pace of an import', () => {
  it('is measured over the last ten seconds', () => {
    const samples = [
      { at: 0, current: 0 },
      { at: 9_000, current: 90_000_000 },
      { at: 12_000, current: 150_000_000 },
    ].reduce(addSample, []);
    expect(samples).toHaveLength(2);
    expect(speedOf(samples)).toBe(20_000_000);
  });

  it('begins again when the job was taken up again', () => {
    expect(addSample([{ at: 0, current: 500 }], { at: 1000, current: 100 })).toEqual([
      { at: 1000, current: 100 },
    ]);
  });

  it('says nothing before there is something to measure', () => {
    expect(speedOf([])).toBeUndefined();
    expect(speedOf([{ at: 0, current: 0 }])).toBeUndefined();
    expect(remainingText(1000, undefined)).toBeUndefined();
    expect(remainingText(1000, 0)).toBeUndefined();
  });

  it('says how long it takes in round words', () => {
    expect(remainingText(59_000, 1000)).toBe('不到 1 分钟');
    expect(remainingText(150_000, 1000)).toBe('约 3 分钟');
    expect(remainingText(4_800_000, 1000)).toBe('约 1 小时 20 分');
    expect(remainingText(7_200_000, 1000)).toBe('约 2 小时');
  });
});

describe('the report of an import', () => {
  it('is green only when all is in and the card is as it was', () => {
    expect(reportState(report).tone).toBe('verified');
    expect(reportState({ ...report, cardUnchanged: false }).tone).toBe('amber');
    expect(reportState({ ...report, failed: 1 }).tone).toBe('alarm');
    expect(reportState({ ...report, imported: 0, skipped: 0 }).tone).toBe('amber');
  });

  it('shows what failed first and keeps the order of the card otherwise', () => {
    const files = (['imported', 'failed', 'skipped', 'imported'] as const).map((outcome, i) => ({
      path: String(i),
      outcome,
    }));
    expect(orderReport(files).map(({ path }) => path)).toEqual(['1', '0', '3', '2']);
  });

  it('says why a file was passed over', () => {
    expect(reasonOf({ path: 'a', outcome: 'skipped' })).toContain('没有重复保存');
    expect(reasonOf({ path: 'a', outcome: 'failed', problem: '读不出来。' })).toBe('读不出来。');
    expect(reasonOf({ path: 'a', outcome: 'imported' })).toBe('');
  });

  it('shows a checksum by its ends, and whole in groups of eight', () => {
    expect(shortHash(hash)).toBe('aaaaaaaa…bbbbbbbb');
    expect(spacedHash(hash).split(' ')).toHaveLength(8);
    expect(spacedHash(hash).replaceAll(' ', '')).toBe(hash);
  });
});
