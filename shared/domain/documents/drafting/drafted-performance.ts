import { chineseDate } from '../../../lib/date.ts';
import { isPayable, penaltiesIn } from '../../penalties/penalties-in.ts';
import { takesGoods } from '../../penalties/taken.ts';
import { carriedOutBy } from '../../procedure/limit-start.ts';
import { NO_PENALTY } from '../../procedure/timeline/document-events.ts';
import type { Values } from '../template/template.ts';
import type { Drafts } from './drafts.ts';
import {
  copied,
  happened,
  type IssuedPaper,
  type KnownCase,
  lastIssued,
  lastOf,
  rowsIn,
  textOf,
} from './known-case.ts';

const decisionOf = (known: KnownCase): IssuedPaper | undefined =>
  lastIssued(known, 'penalty_decision', 'on_the_spot_penalty_decision');

/** Each penalty without the sign it ends with. */
const itemsOf = (known: KnownCase): readonly string[] =>
  rowsIn(decisionOf(known), 'penalties').map(({ content = '' }) => content.trim().replace(/[；。;]+$/, ''));

const payable = (known: KnownCase): readonly string[] => itemsOf(known).filter(isPayable);

function fineOf(known: KnownCase): Values[string] {
  const decision = decisionOf(known);
  const amount = decision?.values['fine_amount'];
  return (typeof amount === 'number' ? amount : penaltiesIn(itemsOf(known).join('；')).fine) ?? '';
}

/** 结案情形, by what happened last; nothing where several may be meant. */
function closureOf(known: KnownCase): Values {
  if (happened(known, 'case_terminated')) return { closure: '案件终止调查' };
  if (happened(known, 'crime_transferred')) return { closure: '移送司法机关' };
  if (happened(known, 'transferred')) return { closure: '移送其他行政管理部门' };
  const decided = lastOf(known, 'decided')?.detail ?? '';
  if (decided === NO_PENALTY) {
    const approved = textOf(lastIssued(known, 'disposition_approval'), 'disposition');
    return {
      closure: approved.startsWith('违法事实不能成立') ? '违法事实不能成立' : '依法不予行政处罚',
    };
  }
  if (carriedOutBy(known.timeline) === undefined) return {};
  if (happened(known, 'court_enforced') && !happened(known, 'paid')) return { execution: '强制执行' };
  return {
    closure: '行政处罚决定执行完毕',
    ...(happened(known, 'paid', 'penalty_performed')
      ? { execution: happened(known, 'court_applied') ? '强制执行' : '主动履行' }
      : {}),
  };
}

const appealed = (known: KnownCase): string =>
  happened(known, 'reconsideration_begun', 'litigation_begun')
    ? ''
    : '当事人在法定期限内未申请行政复议，也未提起行政诉讼，';

/** Of what comes after a decision: paying, urging, the court, the end. */
export const draftedPerformance: Drafts = {
  fine_deferral_notice: (known) => ({ fine_amount: fineOf(known), installment_total: fineOf(known) }),
  performance_demand: (known) => ({ unperformed_obligations: payable(known).join('；') }),
  enforcement_application(known) {
    const served = lastOf(known, 'demand_served')?.on;
    const demand = lastIssued(known, 'performance_demand');
    return {
      unperformed_items: textOf(demand, 'unperformed_obligations'),
      demand_served_on: served ?? '',
      performance:
        served === undefined
          ? ''
          : `${appealed(known)}经本局于${chineseDate(served)}送达《行政处罚决定履行催告书》后，仍未履行。`,
    };
  },
  goods_disposal_record: (known) => ({
    ...copied(lastIssued(known, 'compulsory_measure_decision'), { list_number: 'list_number' }),
    goods_source: itemsOf(known).filter(takesGoods).join('；'),
  }),
  case_closure_approval: (known) => ({
    ...closureOf(known),
    penalty_summary: itemsOf(known).join('；'),
    confiscated_goods: textOf(lastIssued(known, 'goods_disposal_record'), 'disposal_details'),
  }),
};
