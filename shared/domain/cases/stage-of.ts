import type { IsoDate } from '../../lib/date.ts';
import { caseStages, type CaseStage } from './stage.ts';

/** What the stage of a case depends on: its documents, by template number. */
export interface StageDocument {
  readonly templateNumber: number;
  readonly state: 'draft' | 'finalised' | 'void';
  /** The day the document bears; absent when it bears none. */
  readonly date?: IsoDate | undefined;
  /** For a 送达回证 (50): template number of the document whose service it proves. */
  readonly servesTemplateNumber?: number | undefined;
  /** For a 立案/不予立案审批表 (7): true when it says 不予立案. */
  readonly filingRefused?: boolean | undefined;
}

export interface StageFacts {
  readonly stage: CaseStage;
  /** 立案日期 */
  readonly filedOn?: IsoDate;
  /** 处罚决定日期 */
  readonly decidedOn?: IsoDate;
  /** 结案日期 */
  readonly closedOn?: IsoDate;
}

const FILING = 7;
const INVESTIGATION_REPORT = 35;
const PRIOR_NOTICE = 37;
const ON_THE_SPOT_DECISION = 44;
const DECISIONS: readonly number[] = [44, 45, 46];
const PROOF_OF_SERVICE = 50;
const CLOSING = 53;

/** The stage a document brings its case to; undefined when it brings it no further. */
function stageAfter({ templateNumber, servesTemplateNumber }: StageDocument): CaseStage | undefined {
  if (templateNumber === FILING) return 'filed';
  if (templateNumber === INVESTIGATION_REPORT) return 'investigated';
  if (templateNumber === PRIOR_NOTICE) return 'noticed';
  // 当场行政处罚决定书 is signed and received on the spot.
  if (templateNumber === ON_THE_SPOT_DECISION) return 'served';
  if (DECISIONS.includes(templateNumber)) return 'decided';
  if (templateNumber === PROOF_OF_SERVICE && DECISIONS.includes(servesTemplateNumber ?? 0)) return 'served';
  if (templateNumber === CLOSING) return 'closed';
  return undefined;
}

/**
 * How far a case has come by its finalised documents (程序规定第十八至七十七条), with the days they bear: the furthest
 * stage any of them reaches, so that a missing one in between shows as a gap and not as a case gone back.
 */
export function stageOf(documents: readonly StageDocument[]): StageFacts {
  const finalised = documents.filter(
    (document) => document.state === 'finalised' && document.filingRefused !== true,
  );
  const order = (stage: CaseStage) => caseStages.indexOf(stage);
  const stage = finalised
    .map(stageAfter)
    .reduce<CaseStage>(
      (furthest, next) => (next !== undefined && order(next) > order(furthest) ? next : furthest),
      'clue',
    );
  const dateOf = (numbers: readonly number[]) =>
    finalised
      .filter((document) => numbers.includes(document.templateNumber))
      .map((document) => document.date)
      .filter((date) => date !== undefined)
      .sort()
      .at(-1);
  const filedOn = dateOf([FILING]);
  const decidedOn = dateOf(DECISIONS);
  const closedOn = dateOf([CLOSING]);
  return {
    stage,
    ...(filedOn === undefined ? {} : { filedOn }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
  };
}
