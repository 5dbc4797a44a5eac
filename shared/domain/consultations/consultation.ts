/** 调阅: somebody looked at, played, printed or took away what belongs to a case (濮市监〔2019〕203号第四部分（四）). */
export const consultationWays = ['viewed', 'played', 'printed', 'exported'] as const;
export type ConsultationWay = (typeof consultationWays)[number];

export const wayWords: Readonly<Record<ConsultationWay, string>> = {
  viewed: '查看',
  played: '播放',
  printed: '打印',
  exported: '导出',
};

/** What was consulted of a case. `case`: its entry, lists and registers. */
export const consultedKinds = ['case', 'document', 'recording', 'attachment', 'volume', 'package'] as const;
export type ConsultedKind = (typeof consultedKinds)[number];

/** One thing of one case. */
export interface Consulted {
  readonly caseId: string;
  readonly kind: ConsultedKind;
  /** of the document, recording …; the case's own for `case`, `volume` and `package` */
  readonly id: string;
  /** As it was called then: 《现场笔录》, 20260305_093000.mp4; empty for the case itself. */
  readonly name: string;
  /** It has a length of its own: fetching it is playing it. */
  readonly plays: boolean;
}

/** What a caller said that it fetches the bytes for; what only shows says nothing. */
export type FetchedFor = 'print' | 'download' | undefined;

/** How something was consulted, as far as the door can tell: a file that plays is played, whatever else is looked at. */
export function wayOfFetching({ plays }: Pick<Consulted, 'plays'>, fetchedFor: FetchedFor): ConsultationWay {
  if (fetchedFor === 'print') return 'printed';
  if (fetchedFor === 'download') return 'exported';
  return plays ? 'played' : 'viewed';
}

const MINUTE_MS = 60_000;

/**
 * Until when the next passing of the door is the same consultation, ms. A screen asks many times for what it shows, and a
 * film is fetched in pieces; a printer or a download fetches twice within a moment, and later it is another copy.
 */
export const sameConsultationMs: Readonly<Record<ConsultationWay, number>> = {
  viewed: 30 * MINUTE_MS,
  played: 30 * MINUTE_MS,
  printed: MINUTE_MS,
  exported: MINUTE_MS,
};

/** 调阅目的 a bureau may ask for: of nobody, of who does not handle the case, of everybody. */
export const purposeRules = ['nobody', 'others', 'everybody'] as const;
export type PurposeRule = (typeof purposeRules)[number];

/** What purposes are usually for; another may be written in its place. */
export const usualPurposes = [
  '案件审核',
  '案件审批',
  '案卷评查',
  '执法监督检查',
  '行政复议、行政诉讼',
  '信访、投诉举报答复',
  '档案管理',
] as const;

export const needsPurpose = (rule: PurposeRule, handles: boolean): boolean =>
  rule === 'everybody' || (rule === 'others' && !handles);
