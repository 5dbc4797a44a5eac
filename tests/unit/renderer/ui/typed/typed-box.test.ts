import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDate } from '#shared/lib/date.ts';
import {
  dayAtOnce,
  daySpelling,
  moneyCellSpelling,
  moneySpelling,
  numberCellSpelling,
  numberSpelling,
  timeSpelling,
  wholeNumberSpelling,
} from '../../../../../renderer/ui/typed/spellings.ts';
import {
  afterKey,
  type Kept,
  shownText,
  type Spelling,
  type TypedBox,
  whenLeft,
} from '../../../../../renderer/ui/typed/typed-box.ts';

const TODAY = '2026-11-30';
const today = () => TODAY;

/** Types a text key by key, holding the box after each key to what stands in it. */
function typeKeys<Value>(spelling: Spelling<Value>, before: Kept<Value>, text: string): TypedBox<Value> {
  let box: TypedBox<Value> = { kept: before };
  for (let at = 1; at <= text.length; at += 1) {
    const sofar = text.slice(0, at);
    box = afterKey(spelling, sofar);
    expect(shownText(spelling, box)).toBe(sofar);
    expectKeptIsShown(spelling, box.kept, sofar);
  }
  return box;
}

/** What is kept is what the text means; where it means nothing (yet), nothing else is kept in its place. */
function expectKeptIsShown<Value>(spelling: Spelling<Value>, kept: Kept<Value>, text: string): void {
  if (text.trim() === '') expect(kept).toBe('');
  else if (kept !== text) {
    if (spelling.is(kept)) expect(kept).toEqual(spelling.read(text));
    else expect(kept).toBe(spelling.aside?.(text));
  }
}

/** Leaves the box: from now on the text shown and the value kept are each other's. */
function leave<Value>(spelling: Spelling<Value>, box: TypedBox<Value>): Kept<Value> {
  const text = shownText(spelling, box);
  const left = whenLeft(spelling, box);
  const shown = shownText(spelling, left);
  if (spelling.is(left.kept)) {
    expect(left.kept).toEqual(spelling.read(text));
    expect(shown).toBe(spelling.show(left.kept));
    // Whoever reads what stands there now reads the same value.
    expect(spelling.read(shown)).toEqual(left.kept);
  } else expect(left.kept === '' ? text.trim() : shown).toBe(left.kept === '' ? '' : left.kept);
  expect(whenLeft(spelling, left)).toEqual(left);
  return left.kept;
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter(isIsoDate);
const wide = (text: string) =>
  text.replace(/[0-9./-]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

/** The ways to write a day, with the padded and the short forms of month and day. */
const spellingsOf = (iso: string): readonly string[] => {
  const [year = '', month = '', date = ''] = iso.split('-');
  const [m, d] = [Number(month).toString(), Number(date).toString()];
  const full = ['-', '/', '.'].flatMap((mark) => [
    [year, month, date].join(mark),
    [year, m, d].join(mark),
    [year, m, date].join(mark),
  ]);
  const chinese = [`${year}年${m}月${d}日`, `${year}年${month}月${date}日`, `${year}年${m}月${d}`];
  const all = [...full, ...chinese, year + month + date];
  return [...all, ...all.map(wide), ...all.map((text) => ` ${text} `)];
};
const shortOf = (iso: string): readonly string[] => {
  const [, month = '', date = ''] = iso.split('-');
  const [m, d] = [Number(month).toString(), Number(date).toString()];
  return [`${m}-${d}`, `${m}.${d}`, `${m}/${d}`, `${m}月${d}日`, `${m}月${d}号`, `${month}.${date}`];
};

describe.each([
  ['of a document', daySpelling(today)],
  ['of a window', dayAtOnce(today)],
] as const)('a day %s, typed key by key', (_, spelling) => {
  it('is kept as the day that was typed, in every spelling, over any other day', () => {
    fc.assert(
      fc.property(day, day, (before, iso) => {
        for (const text of spellingsOf(iso))
          expect(leave(spelling, typeKeys(spelling, before, text))).toBe(iso);
      }),
      { numRuns: 60 },
    );
  });

  it('takes the year of today where none is written', () => {
    fc.assert(
      fc.property(
        day.filter((iso) => iso.startsWith('2026')),
        (iso) => {
          for (const text of shortOf(iso)) expect(leave(spelling, typeKeys(spelling, '', text))).toBe(iso);
        },
      ),
    );
    expect(leave(spelling, typeKeys(spelling, '', '今天'))).toBe(TODAY);
    expect(leave(spelling, typeKeys(spelling, '', '后天'))).toBe('2026-12-02');
  });

  it.each(['2026.3.25', '2028.12.31', '2026-3-5', '3.16', '20260316'])('reads %s as it stands', (text) => {
    const wanted = { '2026.3.25': '2026-03-25', '2028.12.31': '2028-12-31', '2026-3-5': '2026-03-05' };
    const short = { '3.16': '2026-03-16', '20260316': '2026-03-16' };
    expect(leave(spelling, typeKeys(spelling, TODAY, text))).toBe({ ...wanted, ...short }[text]);
  });

  it('never becomes another day: what is no day stays as it was typed', () => {
    for (const text of ['2026-2-30', '2026-13-1', '12-31-2026', '三月'])
      expect(leave(spelling, typeKeys(spelling, TODAY, text))).toBe(text);
  });
});

const signs = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789.,-:/ 年月日元万￥１。，')),
  maxLength: 14,
});
const anything = fc.oneof(signs, fc.string({ maxLength: 8 }));

const each = <Value>(name: string, spelling: Spelling<Value>, before: readonly Kept<Value>[]) =>
  [
    name,
    (texts: readonly string[]) => {
      for (const kept of ['', ...before])
        for (const text of texts.filter((one) => one !== '')) leave(spelling, typeKeys(spelling, kept, text));
    },
  ] as const;

describe.each([
  each('a day', daySpelling(today), ['2026-03-05', '2026']),
  each('a day of a window', dayAtOnce(today), ['2026-03-05']),
  each('a time', timeSpelling, ['09:30', '9点多']),
  each('an amount', moneySpelling, [1_200_050, '约百元']),
  each('a number', numberSpelling, [12.5, '十']),
  each('a whole number of a window', wholeNumberSpelling(1, 9_999), [37, '37号']),
  each('an amount in a list', moneyCellSpelling, ['1200050', '约百元']),
  each('a number in a list', numberCellSpelling, ['12.50', '十']),
])('%s', (_, typeAll) => {
  it('shows what is kept and keeps what is shown, whatever is typed', () => {
    fc.assert(fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }), typeAll), { numRuns: 400 });
  });
});

describe('amounts and numbers', () => {
  const leaveText = <Value>(spelling: Spelling<Value>, text: string) =>
    leave(spelling, typeKeys(spelling, '', text));

  it('are kept exactly, or as the text they were typed as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 - 1 }), (fen) => {
        expect(leaveText(moneySpelling, moneySpelling.show(fen))).toBe(fen);
        expect(leaveText(moneyCellSpelling, moneyCellSpelling.show(fen.toString()))).toBe(fen.toString());
      }),
    );
    expect(leaveText(numberSpelling, '0.0000001')).toBe(1e-7);
    expect(leaveText(numberCellSpelling, '0.0000001')).toBe('0.0000001');
    expect(leaveText(numberSpelling, '12345678901234567890')).toBe('12345678901234567890');
    // Beyond its bounds a number is none: the nearest one would be another.
    const within = wholeNumberSpelling(1, 999_999);
    for (const text of ['1234567', '0', '-3', '12.7', '三十七']) expect(leaveText(within, text)).toBe(text);
    for (const text of ['37', '３７', ' 037 ', '37.0']) expect(leaveText(within, text)).toBe(37);
    // A comma that parts no thousands may have been meant as a point.
    expect(leaveText(moneySpelling, '12,5')).toBe('12,5');
    expect(leaveText(moneySpelling, '1,2000')).toBe(1_200_000);
    // As digits of 分 it would be a hundredth of what was typed.
    expect(leaveText(moneyCellSpelling, '99999999999999')).toBe('99999999999999元');
  });
});
