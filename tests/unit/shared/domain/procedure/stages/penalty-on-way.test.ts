import { describe, expect, it } from 'vitest';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { aWalkedCase } from '#tests/support/walked-case.ts';

/** A case in which something was seized, decided and served. */
function decidedBy(penalties: string, { seized = true } = {}) {
  const walked = aWalkedCase({ values: { penalty_decision: { penalties } } });
  walked.make('case_source_register');
  walked.make('case_filing_approval');
  if (seized) {
    walked.make('case_matter_approval', { matter: '实施查封、扣押' });
    walked.make('property_list');
    walked.make('compulsory_measure_decision');
  }
  walked.make('service_receipt', {}, walked.make('penalty_decision'));
  return walked;
}
const rulesOf = ({ situation }: ReturnType<typeof decidedBy>) => {
  const { timeline, counting, today } = situation();
  return clocksOf(timeline, { ...counting, today }).map(({ rule }) => rule);
};

describe('the way after a decision', () => {
  it.each([
    '没收违法所得及非法财物。',
    '没收违法所得300.00元和扣押的辣椒酱12瓶；罚款5000.00元。',
    '没收涉案物品及违法所得',
  ])('gives nothing back of what was taken, and has the gains paid: %s', (penalties) => {
    const walked = decidedBy(penalties);
    const next = walked.next();
    expect(next.map(({ need }) => need?.kind)).not.toContain('compulsory_measure_release');
    expect(next.map(({ need }) => need?.kind)).toContain('goods_disposal_record');
    expect(next.map(({ status }) => status.step.id)).toContain('perform');
    expect(rulesOf(walked)).toContain('E6');
    expect(rulesOf(walked)).not.toContain('B3');
  });

  it('asks for gains alone, in whatever words, and gives back what was seized', () => {
    const walked = decidedBy('没收当事人违法经营所取得的违法所得300.00元');
    expect(walked.next().map(({ need }) => need?.kind)).toContain('compulsory_measure_release');
    expect(walked.next().map(({ status }) => status.step.id)).toContain('perform');
    expect(rulesOf(walked)).toEqual(expect.arrayContaining(['E6', 'B3']));
  });

  it.each([
    ['警告', false],
    ['责令改正，给予警告。', false],
    ['给予警告处罚。', false],
    ['通报批评', true],
    ['警告；罚款100元', true],
  ])('makes public what is no mere warning: %s', (penalties, published) => {
    const walked = decidedBy(penalties, { seized: false });
    expect(walked.next().some(({ status }) => status.step.id === 'publish')).toBe(published);
    expect(rulesOf(walked).includes('P4')).toBe(published);
  });

  it('reads a decision to its end, however long it is', () => {
    const walked = decidedBy(`警告；${'责令改正以上违法行为；'.repeat(30)}没收扣押的辣椒酱12瓶；罚款一万元`);
    expect(walked.next().map(({ status }) => status.step.id)).toContain('perform');
    expect(rulesOf(walked)).not.toContain('B3');
  });
});
