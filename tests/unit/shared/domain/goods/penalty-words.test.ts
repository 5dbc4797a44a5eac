import { describe, expect, it } from 'vitest';
import { goodsFaults } from '#shared/domain/goods/faults.ts';
import { goneIn, held } from '#shared/domain/goods/ledger.ts';
import { WHOLE } from '#shared/domain/goods/quantity.ts';
import { registerOf } from '#shared/domain/goods/register.ts';
import { takesGoods } from '#shared/domain/penalties/taken.ts';
import { aDecision, aList, aSeizure } from '#tests/support/goods-documents.ts';
import { penaltyWordings } from '#tests/support/penalty-wordings.ts';

const seized = [
  aList('1', [
    ['辣椒酱', '12'],
    ['芝麻酱', '8'],
  ]),
  aSeizure('1'),
];
const registerBy = (penalties: string) => registerOf([...seized, aDecision(penalties)], []);
const takenBy = (penalties: string) =>
  registerBy(penalties).lists.flatMap(({ items }) => items.map(({ confiscated }) => confiscated / WHOLE));

describe('what a decision takes of what was seized', () => {
  it.each([
    ['没收违法所得300.00元和扣押的辣椒酱12瓶、芝麻酱8瓶；罚款5000.00元。', [12, 8]],
    ['没收扣押的辣椒酱12瓶及违法所得300.00元', [12, 0]],
    ['没收违法所得及非法财物。', [12, 8]],
    ['没收违法所得和涉案物品', [12, 8]],
    ['没收涉案物品及违法所得', [12, 8]],
    ['将违法所得300元和扣押的辣椒酱12瓶一并没收', [12, 0]],
    ['对扣押的辣椒酱12瓶、芝麻酱8瓶予以没收，并处罚款5000元', [12, 8]],
    ['没收下列财物：1.辣椒酱12瓶；2.芝麻酱8瓶；并处罚款5000元', [12, 8]],
    // What was sold says from what was gained: it is not here to be taken.
    ['没收销售辣椒酱12瓶、芝麻酱8瓶的违法所得300元', [0, 0]],
    ['没收销售辣椒酱6瓶的违法所得300元和扣押的辣椒酱12瓶', [12, 0]],
    ['没收当事人违法经营所取得的违法所得300.00元', [0, 0]],
  ])('%s', (penalties, quantities) => {
    expect(takenBy(penalties)).toEqual(quantities);
  });

  it.each(penaltyWordings.map(([text]) => text))('adds up: %s', (penalties) => {
    const register = registerBy(penalties);
    for (const { ledger, confiscated, quantity } of register.lists.flatMap(({ items }) => items)) {
      expect(held(ledger) + goneIn(ledger)).toBe(quantity);
      expect(confiscated).toBeLessThanOrEqual(quantity);
    }
    if (!takesGoods(penalties))
      expect(register.orders.filter(({ kind }) => kind === 'confiscated')).toEqual([]);
  });

  it('is asked to be given back only where nothing of it was taken', () => {
    const sentences = (penalties: string) =>
      goodsFaults(registerBy(penalties), {
        documents: [...seized, aDecision(penalties)],
        nameOf: (kind) => kind,
        dueOf: () => undefined,
        today: '2026-03-30',
      })
        .map(({ sentence }) => sentence)
        .join('');
    expect(sentences('没收违法所得和扣押的辣椒酱12瓶、芝麻酱8瓶')).not.toContain('应当解除并退还');
    expect(sentences('没收违法所得300元')).toContain('应当解除并退还');
  });
});
