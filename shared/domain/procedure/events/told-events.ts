import type { ProcedureEvent } from './procedure-event.ts';

/** What happens outside the documents of the program and is told by whoever handles the case. */
interface TellableRule {
  /** asked of the clerk: what day, what paper shows it */
  readonly says: string;
  /** the paper that shows it */
  readonly proof: string;
  /** only once this has happened */
  readonly after: readonly ProcedureEvent[];
  /** these too, in a case that was never filed */
  readonly afterUnfiled?: readonly ProcedureEvent[];
}

const tellable = {
  hearing_requested: {
    says: '收到当事人听证申请的日期。口头提出的，应当记入笔录并由当事人签名。',
    proof: '听证申请书，或者在送达回证、笔录上签署的意见',
    after: ['notice_issued'],
  },
  defence_waived: {
    says: '当事人书面放弃陈述、申辩和听证权利的日期。',
    proof: '当事人签名或者盖章的书面声明',
    after: ['notice_issued'],
  },
  published: {
    says: '在国家企业信用信息公示系统公示的日期。',
    proof: '公示页面',
    after: ['decided'],
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
  archived: {
    says: '案卷移交档案管理的日期。',
    proof: '移交清单',
    after: ['closed', 'not_filed', 'transferred', 'crime_transferred'],
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
