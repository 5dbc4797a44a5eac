import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceRows, evidenceText, isEvidenceList } from '#shared/domain/evidence/evidence-list.ts';

describe('a list of evidence', () => {
  const text = '1.现场笔录一份，证明检查当日在售的事实。\n2.视频02 00:00:01一段，证明检查经过。';
  const rows = [
    { item: '现场笔录一份', proves: '检查当日在售的事实。' },
    { item: '视频02 00:00:01一段', proves: '检查经过。' },
  ];

  it('is the text the documents print, and the rows of that text', () => {
    expect(evidenceText(rows)).toBe(text);
    expect(evidenceRows(text)).toEqual(rows);
  });

  it('leaves empty rows out and keeps one that does not say yet what it proves', () => {
    expect(evidenceText([{}, { item: '营业执照复印件一份' }, { item: '甲\n乙', proves: '证明丙' }])).toBe(
      '1.营业执照复印件一份\n2.甲 乙，证明丙',
    );
  });

  it('is told from a text that is none', () => {
    expect(isEvidenceList('')).toBe(true);
    expect(isEvidenceList(text)).toBe(true);
    expect(isEvidenceList('上述事实有现场笔录、照片在卷佐证。')).toBe(false);
  });

  it('is the same again after it was a text', () => {
    const word = fc.stringMatching(/^[甲乙丙丁一二三a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.record({ item: word, proves: word }), { maxLength: 5 }), (list) => {
        expect(evidenceRows(evidenceText(list))).toEqual(list);
      }),
    );
  });
});
