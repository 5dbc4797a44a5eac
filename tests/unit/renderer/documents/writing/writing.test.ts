import { describe, expect, it } from 'vitest';
import { capitalsAt } from '../../../../../renderer/features/documents/writing/amount-capitals.ts';
import {
  continueList,
  renumberList,
  type TextChange,
} from '../../../../../renderer/features/documents/writing/number-list.ts';

/** The text with `|` where the cursor is, after the change. */
function write(marked: string, change: (text: string, cursor: number) => TextChange | undefined) {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const done = change(text, cursor);
  return done === undefined ? undefined : text.slice(0, done.from) + done.insert + text.slice(done.to);
}

describe('Enter in a numbered list', () => {
  it.each([
    ['1.现场笔录一份|', '1.现场笔录一份\n2.'],
    ['1．现场笔录一份|', '1．现场笔录一份\n2．'],
    ['9、票据|', '9、票据\n10、'],
    ['（1）票据|', '（1）票据\n（2）'],
    ['（九）票据|', '（九）票据\n（十）'],
    ['十九、票据|', '十九、票据\n二十、'],
    ['前言\n　一、票据|\n后文', '前言\n　一、票据\n　二、\n后文'],
    ['1. 票据|', '1. 票据\n2. '],
    ['1.前半|后半', '1.前半\n2.后半'],
  ])('%s', (before, after) => {
    expect(write(before, continueList)).toBe(after);
  });

  it('ends the list on an item without words', () => {
    expect(write('1.票据\n2.|', continueList)).toBe('1.票据\n');
  });

  it.each(['没有序号|', '1|.票据', '12.50元|', '2026年3月5日|', ''])('leaves “%s” alone', (text) => {
    expect(write(text.includes('|') ? text : `${text}|`, continueList)).toBeUndefined();
  });
});

describe('numbering a list anew', () => {
  it('closes the gap a removed line left, from the first number on', () => {
    expect(write('1.甲\n3.丙|\n4.丁', renumberList)).toBe('1.甲\n2.丙\n3.丁');
    expect(write('（二）甲\n（五）丙\n（六）丁|', renumberList)).toBe('（二）甲\n（三）丙\n（四）丁');
  });

  it('keeps lines without a number with their item, and stops at an empty line', () => {
    const list = '1.甲\n续甲|\n5.乙\n\n7.另一列';
    expect(write(list, renumberList)).toBe('1.甲\n续甲\n2.乙\n\n7.另一列');
  });

  it('leaves lists of another kind in it alone', () => {
    expect(write('一、甲|\n1.子\n2.子\n三、乙', renumberList)).toBe('一、甲\n1.子\n2.子\n二、乙');
  });

  it('does nothing where all is in order or there is no list', () => {
    expect(write('1.甲\n2.乙|', renumberList)).toBeUndefined();
    expect(write('没有列表|', renumberList)).toBeUndefined();
  });
});

describe('the capitals of an amount in words', () => {
  it.each([
    ['罚款5000.00元|。', '罚款5000.00元（大写：伍仟元整）。'],
    ['罚款12,000|元', '罚款12,000元（大写：壹万贰仟元整）'],
    ['没收违法所得1.2万元|', '没收违法所得1.2万元（大写：壹万贰仟元整）'],
    ['没收120.50元、罚款3000元|', '没收120.50元、罚款3000元（大写：叁仟元整）'],
    ['没收120.50元|、罚款3000元', '没收120.50元（大写：壹佰贰拾元伍角整）、罚款3000元'],
  ])('%s', (before, after) => {
    expect(write(before, capitalsAt)).toBe(after);
  });

  it.each([
    '罚款5000元|（大写：伍仟元整）',
    '罚款5000元（人民币大写：伍仟元整）|',
    '三台|',
    '5000|台',
    '0.123元|',
  ])('leaves “%s” alone', (text) => {
    expect(write(text, capitalsAt)).toBeUndefined();
  });
});
