import { describe, expect, it } from 'vitest';
import { searched } from '#shared/lib/searched.ts';

describe('a text as it is searched', () => {
  it.each([
    ['a radical of the supplement', '长安⻝品厂', '长安食品厂'],
    ['a Kangxi radical', '⾷品', '食品'],
    ['simplified radicals', '⻋⻢⻉⻅⻚', '车马贝见页'],
    ['compatibility ideographs', '\uf9c4\u{2f800}', '龍丽'],
    ['what is not seen', '食\u200b\u200d\ufeff\u2060\u00ad\u200f品\u{e0100}\ufe0f', '食品'],
    ['full width and case', 'ＡＢＣ－１２ｘ', 'abc-12x'],
  ])('%s', (_what, written, found) => {
    expect(searched(written)).toBe(searched(found));
  });

  it('leaves no radical but those that stand for no character', () => {
    const left = [];
    for (let code = 0x2e80; code <= 0x2fd5; code++) {
      const sign = String.fromCodePoint(code);
      if (/\p{Assigned}/u.test(sign) && searched(sign) === sign) left.push(code.toString(16));
    }
    expect(left).toEqual(['2e80']);
  });

  it('changes nothing that is written plainly, and is the same when done twice', () => {
    const plain = '濮阳市市场监督管理局 长垣市蒲东好又多食品店(2026) 𬍙 é';
    expect(searched(plain)).toBe(plain);
    const odd = '⻝\u200b⾷ＡΣİ\ufb01';
    expect(searched(searched(odd))).toBe(searched(odd));
  });
});
