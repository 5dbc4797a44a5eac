import { describe, expect, it } from 'vitest';
import { dateOf, proposedTitle, titleOf } from '#shared/domain/volumes/scan-names.ts';

describe('the name of a scan', () => {
  it('gives its title and its day', () => {
    expect([titleOf('营业执照_2026-03-05.pdf'), dateOf('营业执照_2026-03-05.pdf')]).toEqual([
      '营业执照',
      '2026-03-05',
    ]);
    expect([titleOf('20260305 现场照片.jpg'), dateOf('20260305 现场照片.jpg')]).toEqual([
      '现场照片',
      '2026-03-05',
    ]);
    expect(dateOf('缴款书2026年3月5日.pdf')).toBe('2026-03-05');
  });

  it('is kept whole where it is nothing but a date, and has no day where it has none', () => {
    expect(titleOf('20260305.pdf')).toBe('20260305');
    expect(dateOf('91350100M000100Y43.pdf')).toBeUndefined();
    expect(dateOf('2026-02-30.pdf')).toBeUndefined();
    expect(dateOf('120260305123.pdf')).toBeUndefined();
  });
});

describe('what a scan is called', () => {
  it.each([
    ['扫描0001.pdf', '送达回证'],
    ['IMG_20260305_093011.jpg', '送达回证'],
    ['微信图片_20260305093011.png', '送达回证'],
    ['送达回证 2026-03-05.pdf', '送达回证'],
    ['身份证正反面.pdf', '身份证正反面'],
  ])('%s of a kind is proposed as %s', (name, title) => {
    expect(proposedTitle(name, '送达回证')).toBe(title);
    expect(proposedTitle(name, undefined)).toBe(titleOf(name));
  });
});
