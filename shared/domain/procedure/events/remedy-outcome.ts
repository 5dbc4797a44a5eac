import { chineseDate, type IsoDate, isIsoDate } from '../../../lib/date.ts';
import type { ProcedureEvent } from './procedure-event.ts';

interface OutcomeRule {
  /** as it is chosen, and as the timeline says it */
  readonly words: string;
  /** the decision is in force no more */
  readonly ends?: true;
  /** it stays in force and is not what it was: what was published of it is withdrawn */
  readonly corrects?: true;
  /** another one is to be made */
  readonly redo?: true;
}

/** How 复议 or 诉讼 ended, for the decision (行政复议法第四十一条、第六十三条至第六十九条，行政诉讼法第六十九条至第七十七条). */
export const remedyOutcomes = {
  upheld: { words: '维持决定或者驳回请求' },
  withdrawn: { words: '撤回或者终止' },
  changed: { words: '变更决定', corrects: true },
  revoked: { words: '撤销决定', ends: true },
  partly_revoked: { words: '部分撤销决定', corrects: true },
  redo: { words: '撤销决定并责令重新作出', ends: true, redo: true },
  unlawful: { words: '确认违法', corrects: true },
  void: { words: '确认无效', ends: true },
} as const satisfies Readonly<Record<string, OutcomeRule>>;

export type RemedyOutcome = keyof typeof remedyOutcomes;
// `as`: Object.keys forgets the keys.
export const remedyOutcomeNames = Object.keys(remedyOutcomes) as readonly RemedyOutcome[];
export const outcomeRule = (outcome: RemedyOutcome): OutcomeRule => remedyOutcomes[outcome];

/** 复议 and 诉讼: what begins each and what ends it. */
export const remedies = [
  { begun: 'reconsideration_begun', ended: 'reconsideration_ended', words: '行政复议' },
  { begun: 'litigation_begun', ended: 'litigation_ended', words: '行政诉讼' },
] as const satisfies readonly {
  readonly begun: ProcedureEvent;
  readonly ended: ProcedureEvent;
  readonly words: string;
}[];

export const isRemedy = (event: ProcedureEvent): boolean =>
  remedies.some(({ begun, ended }) => begun === event || ended === event);
export const endsRemedy = (event: ProcedureEvent): boolean => remedies.some(({ ended }) => ended === event);

const PARTS = '：';

/** A last day in the words of `outcomeDetail`. */
const REDO_BY = /^(.*)（期限至(\d{4})年(\d{1,2})月(\d{1,2})日）$/u;

/** What the timeline says of it: how it ended, until when a decision is to be made anew, and in what words. */
export const outcomeDetail = (outcome: RemedyOutcome, detail: string, redoBy?: IsoDate): string =>
  `${outcomeRule(outcome).words}${redoBy === undefined ? '' : `（期限至${chineseDate(redoBy)}）`}${detail === '' ? '' : `${PARTS}${detail}`}`;

/** How it ended by what was told of it, with the words beside; an archive from before knows only words. */
export function outcomeIn(detail = ''): {
  readonly outcome: RemedyOutcome | undefined;
  readonly words: string;
  /** the last day that was set for making a decision anew */
  readonly redoBy?: IsoDate;
} {
  const at = detail.indexOf(PARTS);
  const [said, words] = at < 0 ? [detail, ''] : [detail.slice(0, at), detail.slice(at + PARTS.length)];
  const [, before = said, year, month = '', day = ''] = REDO_BY.exec(said) ?? [];
  const outcome = remedyOutcomeNames.find((one) => outcomeRule(one).words === before);
  if (outcome === undefined) return { outcome, words: detail };
  const redoBy = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { outcome, words, ...(year !== undefined && isIsoDate(redoBy) ? { redoBy } : {}) };
}
