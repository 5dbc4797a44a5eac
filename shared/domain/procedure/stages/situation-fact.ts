/**
 * What the way of a case turns on besides single events, with the words a reader of the stage data sees. Each is
 * computed from the timeline and the case alone, see `fact-rules.ts`; the data name nothing else.
 */
export const situationFacts = {
  evidence_gathered: '已经取得证据',
  preservation_open: '先行登记保存的证据尚未处理',
  measure_open: '查封、扣押尚未解除',
  measure_expiring: '查封、扣押的期限五日内届满或者已经届满',
  testing_open: '检测、检验、检疫、鉴定尚未出结果',
  suspended: '调查已经中止',
  goods_seized: '实施过查封、扣押',
  hearing_day_come: '通知书写明的听证日期已到',
  hearing_asked_late: '要求听证的期限届满以后才申请听证',
  hearing_asked: '当事人申请听证或者已经进入听证',
  reviewed_after_hearing: '听证以后进行了法制审核',
  major: '属于应当法制审核、集体讨论的案件',
  refund_due: '有应当退还的多收价款',
  to_be_not_penalised: '批准的处理是不予处罚',
  to_be_transferred: '批准的处理是移送',
  sent_by_disposition: '处理决定审批表批准移送',
  to_be_sent_on: '已经批准移送，或者已经确定由其他部门管辖，没有退回',
  designated_elsewhere: '已经确定由其他部门管辖',
  police_forwarded: '公安机关告知转送以后，接受的机关已经签收或者答复',
  police_objection_pending: '已经提请复议或者建议立案监督，还没有答复',
  with_police: '公安机关已经立案，案件没有退回',
  penalised: '决定给予处罚',
  not_penalised: '决定不予处罚',
  warning_only: '只给予警告',
  payment_due: '决定罚款或者没收违法所得',
  decision_revoked: '决定已被撤销或者确认无效，没有责令重新作出',
  to_be_redecided: '已被责令重新作出决定',
  decision_corrected: '最后的决定已被变更、撤销、确认违法或者无效',
  changed_on_reconsideration: '行政复议变更了决定，由行政复议机关执行',
  publication_to_withdraw: '还有没有撤回的公示信息',
  refund_over: '责令退款的期限已经届满',
  remedy_pending: '行政复议或者行政诉讼尚未终结',
  remedies_over: '复议、诉讼期限已经届满（或者暂缓、分期期限已经结束），没有复议、诉讼正在进行',
  deferral_over: '延期、分期的最后一天已经过去',
  added_fine_open: '加处罚款没有缴清，也没有登记不加处或者减免',
  acts_due: '决定了罚没款、没收财物以外需要执行的处罚',
  carried_out: '决定的处罚都已经执行完毕',
  payment_settled: '罚没款已经缴清或者已经由法院处理',
  goods_in_decision: '决定没收财物',
  goods_left: '财物台账还有没有处理的财物',
  goods_settled: '财物台账的财物都已经处理',
  others_underway: '还有其他当事人没有结案情形',
} as const satisfies Readonly<Record<string, string>>;

export type SituationFact = keyof typeof situationFacts;

// `as`: Object.keys forgets the keys.
export const situationFactNames = Object.keys(situationFacts) as readonly SituationFact[];
