import { describe, expect, it } from 'vitest';
import { isPayable, isWarningOnly, penaltiesIn } from '#shared/domain/penalties/penalties-in.ts';
import { takenIn, takesGoods } from '#shared/domain/penalties/taken.ts';
import { penaltyWordings } from '#tests/support/penalty-wordings.ts';

describe('what a penalty text takes', () => {
  it.each(penaltyWordings.map(([text, goods, gains, sum]) => ({ text, goods, gains, sum })))(
    '$text',
    ({ text, goods, gains, sum }) => {
      const taken = takenIn(text);
      expect(taken.goods).toEqual(goods);
      expect(taken.gains).toHaveLength(gains);
      expect(takesGoods(text)).toBe(goods.length > 0);
      const found = penaltiesIn(text);
      expect(found.kinds.has('没收非法财物')).toBe(goods.length > 0);
      expect(found.kinds.has('没收违法所得')).toBe(gains > 0);
      expect(found.gains).toBe(sum);
      expect(isPayable(text)).toBe(gains > 0 || found.kinds.has('罚款'));
    },
  );
});

/** What is written of a fine, and its 分; undefined is said as unread. */
const fines: readonly (readonly [text: string, fen: number | undefined])[] = [
  ['罚款5000元', 500_000],
  ['罚款一万元', 1_000_000],
  ['处罚款一万元', 1_000_000],
  ['罚款五千元', 500_000],
  ['罚款1万元', 1_000_000],
  ['罚款1.5万元', 1_500_000],
  ['罚款1万5千元', 1_500_000],
  ['罚款十五万元整', 15_000_000],
  ['处10000元罚款', 1_000_000],
  ['处以5000元的罚款。', 500_000],
  ['处五千元罚款', 500_000],
  ['罚款￥5000', 500_000],
  ['罚款：¥5,000.00', 500_000],
  ['罚款５０００元', 500_000],
  ['罚款５，０００元', 500_000],
  ['罚款人民币伍仟元整', 500_000],
  ['罚款（人民币）伍仟圆整', 500_000],
  ['罚款（人民币伍仟元整）', 500_000],
  ['罚款5,000元', 500_000],
  ['罚款5000元（大写：伍仟元整）', 500_000],
  ['罚款人民币伍仟元整（￥5000.00）', 500_000],
  ['罚款金额为两千元', 200_000],
  ['罚款壹万伍仟元整', 1_500_000],
  ['罚款贰佰元', 20_000],
  ['1.对甲行为罚款3000元；2.对乙行为罚款2000元。', 500_000],
  ['1.对甲行为罚款3000元；2.对乙行为罚款2000元；合计罚款5000元。', 500_000],
  ['1.对甲行为罚款3000元；2.对乙行为罚款2000元；合计罚款6000元。', undefined],
  ['罚款共计5000元', 500_000],
  ['没收违法所得300元，罚款5000元', 500_000],
  ['处5000元罚款并没收违法所得300元', 500_000],
  ['罚款5000元。逾期不缴纳罚款的，每日按罚款数额的3%加处罚款', 500_000],
  ['罚款0元', undefined],
  ['罚款零元', undefined],
  ['罚款万元', undefined],
  ['罚款若干', undefined],
  ['罚款若干元', undefined],
  ['罚款伍仟万佰元', undefined],
  ['罚款五〇〇〇元', undefined],
  ['货值金额十倍罚款', undefined],
  ['罚款3000元；对乙行为罚款若干元', undefined],
];

describe('the figure of a fine', () => {
  it.each(fines)('%s', (text, fen) => {
    const { kinds, fine } = penaltiesIn(text);
    expect(kinds.has('罚款')).toBe(true);
    expect(fine).toBe(fen);
  });
});

describe('a mere warning', () => {
  it.each([
    '警告',
    '给予警告。',
    '责令改正，给予警告。',
    '给予警告处罚。',
    '1.警告；',
    '（一）给予当事人警告的行政处罚',
  ])('%s is made public by nobody', (text) => expect(isWarningOnly(text)).toBe(true));
  it.each([
    '通报批评',
    '给予通报批评。',
    '警告；罚款100元',
    '警告，没收违法所得300元',
    '警告并没收非法财物',
    '责令停产停业',
    '',
  ])('%s is more, or nothing', (text) => expect(isWarningOnly(text)).toBe(false));
});
