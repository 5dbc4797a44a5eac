import { expect, it } from 'vitest';
import { changesBetween, changeWords } from '#shared/lib/changes.ts';

it('what changed is said from what to what, and nothing else', () => {
  const changes = changesBetween(
    [
      ['住所', '人民路88号'],
      ['电话', ''],
      ['案由', '甲'],
      ['备注', '旧'],
    ],
    [
      ['住所', '人民路99号'],
      ['电话', '1'],
      ['案由', '甲'],
    ],
  );
  expect(changeWords(changes)).toBe('住所由“人民路88号”改为“人民路99号”；电话由空改为“1”；备注由“旧”改为空');
  expect(changeWords([])).toBe('内容没有变化');
});

it('long words are cut by whole characters in the sentence and stay whole in the details', () => {
  const [change] = changesBetween([['事实', '𬍙'.repeat(60)]], [['事实', '']]);
  expect(change?.from).toHaveLength(120);
  expect(changeWords(change === undefined ? [] : [change])).toBe(`事实由“${'𬍙'.repeat(40)}…”改为空`);
});
