import { describe, expect, it } from 'vitest';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { openMoney } from '#shared/domain/money/standing.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const PERFORM = 'perform';
const CARRY_OUT = 'carry_out';
const GOODS = 'goods';

/** A decision that was served and published on 2026-03-02. */
function servedCase(penalties: string): WalkedCase {
  const walk = aWalkedCase({ clueOn: '2026-03-02', values: { penalty_decision: { penalties } } });
  walk.make('case_source_register');
  walk.make('case_filing_approval');
  walk.make('service_receipt', {}, walk.make('penalty_decision'));
  walk.tell('published');
  return walk;
}

const idsOf = (walk: WalkedCase) => walk.next().map(({ status }) => status.step.id);
const closing = (walk: WalkedCase) => {
  const { timeline, counting, today } = walk.situation();
  return clocksOf(timeline, { ...counting, today }).find(({ rule }) => rule === 'E13')?.start;
};
const done = {
  [PERFORM]: (walk: WalkedCase) => {
    walk.tell('paid');
  },
  [CARRY_OUT]: (walk: WalkedCase) => {
    walk.tell('penalty_performed');
  },
  [GOODS]: (walk: WalkedCase) => void walk.make('goods_disposal_record'),
};

describe('what a decision imposes is carried out before the case is closed', () => {
  // Which steps are asked for; the one that gives the reason to close is the last but for goods beside something else.
  it.each<[string, readonly (keyof typeof done)[]]>([
    ['责令停产停业。', [CARRY_OUT]],
    ['责令停业整顿三个月', [CARRY_OUT]],
    ['吊销食品经营许可证。', [CARRY_OUT]],
    ['暂扣许可证件', [CARRY_OUT]],
    ['降低资质等级', [CARRY_OUT]],
    ['限制开展生产经营活动六个月', [CARRY_OUT]],
    ['责令关闭', [CARRY_OUT]],
    ['五年内限制从业', [CARRY_OUT]],
    ['撤销登记', [CARRY_OUT]],
    ['没收扣押的辣椒酱12瓶', [GOODS]],
    ['给予警告；没收非法财物', [GOODS]],
    ['罚款5000.00元', [PERFORM]],
    ['罚款5000.00元；责令停产停业。', [PERFORM, CARRY_OUT]],
    ['没收违法所得300.00元；吊销许可证', [PERFORM, CARRY_OUT]],
    ['罚款5000.00元；没收扣押的辣椒酱12瓶', [PERFORM, GOODS]],
    ['吊销许可证；没收扣押的辣椒酱12瓶', [CARRY_OUT, GOODS]],
    ['警告', []],
    ['通报批评', []],
    ['责令改正，给予警告。', []],
  ])('%s: %j', (penalties, asked) => {
    const walk = servedCase(penalties);
    expect(new Set(idsOf(walk).filter((id) => id in done))).toEqual(new Set(asked));
    const reason = asked.findLast((part) => part !== GOODS) ?? asked[0];
    let closedOn = reason === undefined ? '2026-03-02' : undefined;
    for (const part of asked) {
      expect([idsOf(walk).includes('close'), closing(walk)]).toEqual([false, closedOn]);
      walk.pass(3);
      done[part](walk);
      if (part === reason) closedOn = walk.today();
    }
    expect([idsOf(walk)[0], closing(walk)]).toEqual(['close', closedOn]);
  });

  it('an act nobody carries out is demanded, and a court asked', () => {
    const walk = servedCase('责令停产停业。');
    walk.pass(200);
    walk.make('service_receipt', {}, walk.make('performance_demand'));
    const { timeline, counting, today } = walk.situation();
    expect(clocksOf(timeline, { ...counting, today }).map(({ rule }) => rule)).toContain('E10');
    walk.pass(30);
    expect(walk.next().find(({ status }) => status.step.id === 'apply')?.status.unmet).toEqual([]);
    walk.tell('penalty_performed');
    expect(idsOf(walk)).toEqual(['close']);
  });

  it('what was told of one revoked counts for nothing', () => {
    const walk = servedCase('责令停产停业。');
    walk.pass(3);
    walk.tell('penalty_performed');
    walk.tell('litigation_begun');
    walk.pass(30);
    walk.tell('litigation_ended', '撤销决定并责令重新作出');
    expect(closing(walk)).toBeUndefined();
    expect(walk.situation().timeline.map(({ event }) => event)).toContain('former_enforcement');
  });
});

describe('加处罚款 that is open when the case is closed', () => {
  /** Due on 2026-03-17, paid ten days late. */
  function paidLate(): WalkedCase {
    const walk = servedCase('罚款5000.00元');
    walk.pass(25);
    walk.pay(500_000);
    return walk;
  }

  it('is said at the closing with its sum, and stays missing in the closed file', () => {
    const walk = paidLate();
    const close = walk.next()[0];
    expect(close?.status.step.id).toBe('close');
    expect(close?.status.unmet.map(({ weight, otherwise }) => [weight, otherwise])).toEqual([
      ['unusual', '加处罚款没有缴清，也没有登记不加处或者减免。'],
    ]);
    expect(openMoney(walk.situation().money)).toBe('加处罚款1500.00元');
    walk.make('case_closure_approval');
    const missing = () =>
      missingOf(walk.way(), walk.situation(), String).filter(({ step }) => step === 'close');
    expect(missing().map(({ sentence, since }) => [sentence, since])).toEqual([
      ['“结案审批”以后，加处罚款没有缴清，也没有登记不加处或者减免。', '2026-03-27'],
    ]);
    walk.pay(50_000, 'added');
    walk.pay(100_000, 'added', 'waived');
    expect(missing()).toEqual([]);
  });

  it('is not where it was paid or given up, or where a word alone says that all was paid', () => {
    const walk = paidLate();
    walk.pay(150_000, 'added');
    expect(walk.next()[0]?.status.unmet).toEqual([]);
    const word = servedCase('罚款5000.00元');
    word.pass(25);
    word.tell('paid');
    expect(word.next()[0]?.status.unmet).toEqual([]);
  });

  it('begins on its day, also where a case was closed before', () => {
    const walk = servedCase('罚款5000.00元');
    walk.make('case_closure_approval');
    expect(walk.situation().money.addsFrom).toBe('2026-03-18');
    walk.pass(15);
    expect(walk.situation().money.added).toBe(0);
    walk.pass(1);
    expect(walk.situation().money).toMatchObject({ added: 15_000, fine: 500_000 });
  });
});
