import { describe, expect, it } from 'vitest';
import { addSample, remainingText, speedOf } from '../../../../renderer/features/intake/batches/pace.ts';
import {
  reasonsOf,
  reportState,
  shortHash,
  spacedHash,
} from '../../../../renderer/features/intake/batches/report.ts';

const hash = 'a'.repeat(8) + '0'.repeat(48) + 'b'.repeat(8);
const report = {
  batchId: 'b',
  imported: 2,
  skipped: 1,
  restored: 0,
  failed: 0,
  cardUnchanged: true,
  card: 'unchanged' as const,
  reread: { sample: 2, all: 0, cached: 0 },
  files: [],
};

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
    for (const card of ['changed', 'unread', 'gone', 'open'] as const) {
      const { tone, sentence } = reportState({ ...report, cardUnchanged: false, card });
      expect(tone).toBe('amber');
      expect(sentence).not.toMatch(/清单一致|未被改动/);
    }
    expect(reportState({ ...report, failed: 1 }).tone).toBe('alarm');
    expect(reportState({ ...report, restored: 1 }).tone).toBe('amber');
    expect(reportState({ ...report, imported: 0, skipped: 0 }).tone).toBe('amber');
  });

  it('claims new files only where there were some', () => {
    expect(reportState({ ...report, imported: 3, skipped: 0 }).sentence).toBe(
      '3 个文件已全部入库并逐个核验，卡内文件未被改动。',
    );
    expect(reportState({ ...report, imported: 0, skipped: 12 }).sentence).toBe(
      '没有新文件入库；12个的内容原已在库，卡上和库内都重新读出，校验值一致。卡内文件未被改动。',
    );
    expect(reportState(report).sentence).toMatch(/^新入库2个文件，均已核验；1个的内容原已在库/);
  });

  it('names what failed by its place in the list, which keeps the order of the card', () => {
    const files = (['imported', 'failed', 'skipped', 'failed'] as const).map((outcome, i) => ({
      path: String(i),
      outcome,
    }));
    expect(reportState({ ...report, failed: 2, files }).sentence).toMatch(/^2 处没有采集成功（序号 2、4）/);
  });

  it('says why a file was passed over, and what is wrong with a recording', () => {
    expect(reasonsOf({ path: 'a', outcome: 'skipped' })[0]).toContain('没有重复保存');
    expect(reasonsOf({ path: 'a', outcome: 'failed', problem: '读不出来。' })).toEqual(['读不出来。']);
    expect(reasonsOf({ path: 'a', outcome: 'imported' })).toEqual([]);
    expect(reasonsOf({ path: 'a', outcome: 'imported', warning: '文件是空的。' })).toEqual(['文件是空的。']);
  });

  it('shows a checksum by its ends, and whole in groups of eight', () => {
    expect(shortHash(hash)).toBe('aaaaaaaa…bbbbbbbb');
    expect(spacedHash(hash).split(' ')).toHaveLength(8);
    expect(spacedHash(hash).replaceAll(' ', '')).toBe(hash);
  });
});
