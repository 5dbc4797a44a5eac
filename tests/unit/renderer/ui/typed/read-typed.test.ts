import { describe, expect, it } from 'vitest';
import { readDate, readMoney, readNumber, readTime } from '../../../../../renderer/ui/typed/read-typed.ts';

const today = '2026-03-05';

describe('a day as typed', () => {
  it.each([
    ['2026-3-9', '2026-03-09'],
    ['2026/03/09', '2026-03-09'],
    ['2026.3.9', '2026-03-09'],
    ['２０２６．３．９', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['2026年3月9日', '2026-03-09'],
    ['2026年 3月 9日', '2026-03-09'],
    ['3-9', '2026-03-09'],
    ['3月9日', '2026-03-09'],
    ['9', '2026-03-09'],
    ['9日', '2026-03-09'],
    ['今天', '2026-03-05'],
    ['昨天', '2026-03-04'],
  ])('%s is %s', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });

  it.each(['', '2026-2-30', '31-12-2026', '三月五日', '2026-13-01', '32'])('%s is no day', (typed) => {
    expect(readDate(typed, today)).toBeUndefined();
  });
});

describe('a time as typed', () => {
  it.each([
    ['9:5', '09:05'],
    ['09：30', '09:30'],
    ['930', '09:30'],
    ['1530', '15:30'],
    ['9时30分', '09:30'],
    ['9点半', '09:30'],
    ['9点', '09:00'],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', '24:00', '9:60', '早上'])('%s is no time', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });
});

describe('an amount as typed', () => {
  it.each([
    ['12000', 1_200_000],
    ['12,000.50', 1_200_050],
    ['１２，０００．５', 1_200_050],
    ['￥12000元', 1_200_000],
    ['1.2万', 1_200_000],
    ['0.01', 1],
    ['1.250', 125],
    ['0', 0],
  ])('%s is %d 分', (typed, fen) => {
    expect(readMoney(typed)).toBe(fen);
  });

  it.each(['', '约1000', '1.005', '-5', '1e5', '1.2345678万', '99999999999999'])(
    '%s is no amount',
    (typed) => {
      expect(readMoney(typed)).toBeUndefined();
    },
  );
});

describe('a number as typed', () => {
  it('takes separators and full-width digits, no words', () => {
    expect(readNumber('1,200')).toBe(1200);
    expect(readNumber('３')).toBe(3);
    expect(readNumber('-0.5')).toBe(-0.5);
    expect(readNumber('三')).toBeUndefined();
    expect(readNumber('')).toBeUndefined();
  });
});
