import type { ProcedureEvent } from './procedure-event.ts';

/** What happens outside the documents of the program and is told by whoever handles the case. */
interface TellableRule {
  /** asked of the clerk: what day, what paper shows it */
  readonly says: string;
  /** the paper that shows it */
  readonly proof: string;
  /** only once this has happened */
  readonly after: readonly ProcedureEvent[];
  /** once one of these has happened it is told only to put a record right */
  readonly until?: readonly ProcedureEvent[];
  /** these too, in a case that was never filed */
  readonly afterUnfiled?: readonly ProcedureEvent[];
}

/** It went to the police, whether it came back or not. */
const SENT_TO_POLICE = ['crime_transferred', 'former_transferred'] as const;
const REFERRED = ['transferred', 'former_transferred'] as const;

const tellable = {
  hearing_requested: {
    says: '收到当事人听证申请的日期。口头提出的，应当记入笔录并由当事人签名。',
    proof: '听证申请书，或者在送达回证、笔录上签署的意见',
    after: ['notice_issued'],
    until: ['decided', 'closed'],
  },
  defence_waived: {
    says: '当事人书面放弃陈述、申辩和听证权利的日期。',
    proof: '当事人签名或者盖章的书面声明',
    after: ['notice_issued'],
    until: ['decided', 'closed'],
  },
  published: {
    says: '在国家企业信用信息公示系统公示的日期。',
    proof: '公示页面',
    after: ['decided'],
    until: ['published'],
  },
  penalty_performed: {
    says: '责令停产停业、限制、暂扣、吊销等处罚执行完毕的日期；怎样执行、怎样核实的，写在说明里。',
    proof: '停产停业、整改的检查记录，收缴、注销证照的记录，吊销的公告',
    after: ['decision_served'],
    until: ['penalty_performed'],
  },
  publication_withdrawn: {
    says: '撤回公示信息并公开说明理由的日期。',
    proof: '撤回后的页面',
    after: ['former_published'],
  },
  reconsideration_begun: {
    says: '收到行政复议受理、答复通知书的日期。',
    proof: '行政复议答复通知书',
    after: ['decided'],
  },
  reconsideration_ended: {
    says: '收到行政复议决定书或者终止通知书的日期。结果是变更、部分撤销的，在说明里照抄主文：罚款3000元。',
    proof: '行政复议决定书',
    after: ['reconsideration_begun'],
  },
  litigation_begun: { says: '收到应诉通知书的日期。', proof: '应诉通知书', after: ['decided'] },
  litigation_ended: {
    says: '收到生效裁判文书的日期。结果是变更、部分撤销的，在说明里照抄主文：罚款3000元。',
    proof: '生效的判决书或者裁定书',
    after: ['litigation_begun'],
  },
  court_enforced: {
    says: '法院执行完毕或者裁定终结执行的日期。',
    proof: '法院的执行文书',
    after: ['court_applied'],
  },
  procuratorate_copied: {
    says: '把移送书抄送同级人民检察院的日期。',
    proof: '人民检察院的签收或者邮寄凭证',
    after: SENT_TO_POLICE,
  },
  police_received: {
    says: '公安机关在移送书的回执上签字的日期。',
    proof: '公安机关签字的回执',
    after: SENT_TO_POLICE,
  },
  police_filed: {
    says: '接到公安机关立案通知书的日期。三日内移交涉案物品和与案件有关的其他材料。',
    proof: '立案通知书',
    after: SENT_TO_POLICE,
  },
  non_filing_received: {
    says: '接到公安机关不予立案通知书的日期。案件退回，由本局依法处理；认为应当立案的，三日内提请复议或者建议立案监督。',
    proof: '不予立案通知书',
    after: SENT_TO_POLICE,
  },
  police_found_foreign: {
    says: '收到公安机关书面告知的日期：不属于其管辖，二十四小时内转送。接受的机关在回执上签字以后，再登记一次回执。',
    proof: '公安机关的书面告知',
    after: SENT_TO_POLICE,
  },
  police_handed_over: {
    says: '涉案物品和与案件有关的其他材料移交公安机关、办结交接手续的日期。',
    proof: '交接清单，由双方签名',
    after: ['police_filed'],
  },
  police_returned: {
    says: '收到公安机关、人民检察院或者人民法院移送材料的日期：不追究刑事责任，由本局作行政处理。',
    proof: '撤销案件、不起诉等决定书和移送材料',
    after: SENT_TO_POLICE,
  },
  review_by_police_asked: {
    says: '公安机关收到提请复议文件的日期。',
    proof: '提请复议的文件和送达凭证',
    after: ['non_filing_received'],
  },
  review_by_police_received: {
    says: '收到复议决定通知书的日期，复议维持不予立案。决定立案的，登记“接到公安机关立案通知书”。',
    proof: '复议决定通知书',
    after: ['review_by_police_asked'],
  },
  supervision_suggested: {
    says: '向人民检察院提出立案监督建议的日期。',
    proof: '建议立案监督的文件',
    after: ['non_filing_received'],
  },
  supervision_ended: {
    says: '收到人民检察院答复的日期。公安机关因此立案的，登记“接到公安机关立案通知书”。',
    proof: '人民检察院的答复',
    after: ['supervision_suggested'],
  },
  transfer_received: {
    says: '受移送部门签收移送函和材料的日期。',
    proof: '签收的回执或者送达回证',
    after: REFERRED,
  },
  transfer_returned: {
    says: '收到受移送部门退回材料的日期，案件由本局继续办理。受移送的市场监督管理部门对管辖权有异议的，应当报请共同的上一级指定管辖，不得再自行移送。',
    proof: '退回的函件',
    after: REFERRED,
  },
  dispute_arisen: {
    says: '与其他市场监督管理部门因管辖权发生争议的日期。七个工作日内协商，协商不成的报请共同的上一级指定管辖。',
    proof: '协商的函件',
    after: ['clue_registered'],
  },
  referral_received: {
    says: '共同的上一级市场监督管理部门收到报请材料的日期。',
    proof: '报请的文件和签收凭证',
    after: ['clue_registered'],
  },
  jurisdiction_ours: {
    says: '协商或者指定由本局管辖的日期。',
    proof: '指定管辖通知书，或者协商一致的函件',
    after: ['dispute_arisen', 'referral_received'],
  },
  jurisdiction_others: {
    says: '协商或者指定由其他部门管辖的日期，接到通知后及时移交材料。',
    proof: '指定管辖通知书，或者协商一致的函件',
    after: ['dispute_arisen', 'referral_received'],
  },
  transfer_reported: {
    says: '正职负责人（主持工作的负责人）接到移送涉嫌犯罪案件书面报告的日期。',
    proof: '移送涉嫌犯罪案件的书面报告',
    after: ['clue_registered'],
  },
  archived: {
    says: '案卷移交档案管理的日期。',
    proof: '移交清单',
    after: ['closed', 'not_filed', 'transferred', 'crime_transferred'],
    until: ['archived'],
    // 简易程序: nothing is filed, so nothing is closed.
    afterUnfiled: ['decided'],
  },
} as const satisfies Partial<Readonly<Record<ProcedureEvent, TellableRule>>>;

export type TellableEvent = keyof typeof tellable;

// `as`: Object.keys forgets the keys.
export const tellableEvents = Object.keys(tellable) as readonly TellableEvent[];
/**
 * What rows of an archive may say was told. A payment was told without its sum before the register of money knew sums; it
 * is read for ever and told no more.
 */
export const toldNames = [...tellableEvents, 'paid'] as const satisfies readonly ProcedureEvent[];
export type ToldName = (typeof toldNames)[number];

export const tellableRule = (event: TellableEvent): TellableRule => tellable[event];

export const isTellable = (event: ProcedureEvent): event is TellableEvent =>
  tellableEvents.some((one) => one === event);

/** Whether the case has come so far that this can have happened. */
export const mayBeTold = (event: TellableEvent, happened: (event: ProcedureEvent) => boolean): boolean =>
  comesAfter(event, happened).some(happened);

/** What it comes after in this case. */
function comesAfter(
  event: TellableEvent,
  happened: (event: ProcedureEvent) => boolean,
): readonly ProcedureEvent[] {
  const { after, afterUnfiled = [] } = tellableRule(event);
  return happened('filed') ? after : [...after, ...afterUnfiled];
}

/** What happened first of what it comes after; undefined where nothing of it has. */
export function tellableFrom<T extends { readonly event: ProcedureEvent; readonly on: string }>(
  event: TellableEvent,
  timeline: readonly T[],
): T | undefined {
  const after = comesAfter(event, (one) => timeline.some((entry) => entry.event === one));
  return timeline
    .filter((entry) => after.includes(entry.event))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
}
