import { chineseDate } from '../../../lib/date.ts';
import type { Values } from '../template/template.ts';
import type { Drafts } from './drafts.ts';
import {
  copied,
  factOf,
  happened,
  type IssuedPaper,
  type KnownCase,
  lastIssued,
  lastOf,
  textOf,
} from './known-case.ts';
import { penaltyItems } from './penalty-items.ts';

const HEARD = ['hearing_requested', 'hearing_held'] as const;

/** What the report says, as the notice tells it to the party: facts, law, reasons and the penalty itself. */
function proposalOf(known: KnownCase): string {
  const report = lastIssued(known, 'investigation_report');
  return ['facts', 'qualification', 'discretion', 'disposition']
    .map((field) => textOf(report, field))
    .filter((text) => text !== '')
    .join('\n');
}

const proposedIn = (known: KnownCase): string =>
  factOf(known, 'facts.proposedPenalty') ||
  textOf(lastIssued(known, 'penalty_notice'), 'proposed_penalty') ||
  textOf(lastIssued(known, 'investigation_report'), 'disposition');

/** 告知、陈述申辩、听证情况, as far as events tell it. */
function noticeAndDefence(known: KnownCase): string {
  const served = lastOf(known, 'notice_served');
  const notice = lastIssued(known, 'penalty_notice');
  if (served === undefined || notice === undefined) return '';
  const number = notice.documentNumber === undefined ? '' : `（${notice.documentNumber}）`;
  const told = `本局于${chineseDate(served.on)}依法向当事人送达了《行政处罚告知书》${number}。`;
  return told + answerOf(known, notice);
}

function answerOf(known: KnownCase, notice: IssuedPaper): string {
  const held = lastOf(known, 'hearing_held');
  const approval = lastIssued(known, 'disposition_approval');
  const [opinions, recheck] = [textOf(approval, 'party_opinions'), textOf(approval, 'recheck_opinion')];
  const words = [opinions, recheck].map((text) => (text === '' || /[。；]$/.test(text) ? text : `${text}。`));
  if (held !== undefined) return `当事人要求听证，本局于${chineseDate(held.on)}举行了听证。${words.join('')}`;
  const made = lastOf(known, 'defence_made');
  if (made !== undefined)
    return `当事人于${chineseDate(made.on)}提出了陈述、申辩，本局进行了复核。${words.join('')}`;
  const waived = lastOf(known, 'defence_waived');
  if (waived !== undefined) return `当事人于${chineseDate(waived.on)}书面放弃了陈述、申辩和听证的权利。`;
  const heard = textOf(notice, 'right') === '听证' ? '，也未要求听证' : '';
  return `当事人在法定期限内未提出陈述、申辩意见${heard}。`;
}

/** 违反的规定、处罚依据 where the report names them in a sentence. */
function provisionsIn(text: string): Values {
  return {
    violated_provision: /违反了?(《[^。；]{1,200}?)的规定/.exec(text)?.[1] ?? '',
    penalty_basis: /依(?:据|照)(《[^。；]{1,200}?)的规定/.exec(text)?.[1] ?? '',
  };
}

const dispositionOf = (known: KnownCase): string =>
  textOf(lastIssued(known, 'disposition_approval'), 'disposition');

/** Of the way from the report to the decision. */
export const draftedDecisions: Drafts = {
  case_matter_approval: (known) =>
    textOf({ values: known.given }, 'matter').includes('处罚建议')
      ? { matter_reason: factOf(known, 'facts.proposedPenalty') || proposalOf(known) }
      : {},
  case_review_form: (known) => ({ submitted_on: known.today, review_kind: '案件审核' }),
  // Which right is told, the clerk chooses: of goods without a price the program does not know whether they are heard.
  penalty_notice: (known) => ({
    proposed_penalty: factOf(known, 'facts.proposedPenalty') || proposalOf(known),
  }),
  disposition_approval(known) {
    const rechecked = happened(known, 'defence_made', ...HEARD);
    const statement = lastIssued(known, 'statement_defence_record');
    return {
      disposition: happened(known, 'notice_issued') ? '给予行政处罚' : '',
      review_or_hearing: rechecked ? '案件经复核或者听证' : '当事人未提出陈述、申辩意见或者未申请听证',
      party_opinions: rechecked
        ? [textOf(statement, 'request'), textOf(statement, 'content')]
            .filter((text) => text !== '')
            .join('\n')
        : '',
      recheck_opinion: rechecked ? textOf(lastIssued(known, 'hearing_report'), 'opinion') : '',
    };
  },
  collective_discussion_record: (known) => ({ discussed_on: known.today }),
  penalty_decision(known) {
    const qualification =
      factOf(known, 'facts.qualification') ||
      textOf(lastIssued(known, 'investigation_report'), 'qualification');
    return {
      notice_and_defence: noticeAndDefence(known),
      penalties: penaltyItems(proposedIn(known)),
      ...provisionsIn(qualification),
    };
  },
  no_penalty_decision: (known) => ({
    notice_and_defence: noticeAndDefence(known),
    // 行政处罚法第三十三条第三款: only who did wrong is taught.
    education: !dispositionOf(known).startsWith('违法事实不能成立'),
  }),
  on_the_spot_penalty_decision: (known) =>
    copied(lastIssued(known, 'site_record'), { penalty_place: 'place' }),
};
