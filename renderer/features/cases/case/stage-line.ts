import type { Case } from '#shared/contract/cases.ts';
import { type CaseStage, caseStageNames, caseStages } from '#shared/domain/cases/stage.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { type StagePosition, stagePosition } from '../../../copy/cases.ts';

export interface StageStep {
  readonly stage: CaseStage;
  readonly name: string;
  readonly position: StagePosition;
  /** What happened at this stage and when, e.g. `立案 2026-03-05`. */
  readonly dated: { readonly what: string; readonly on: IsoDate } | undefined;
}

type Dates = Pick<Case, 'stage' | 'clueOn' | 'filedOn' | 'decidedOn' | 'closedOn'>;

/** The stages of a case from first to last with the days that are known. */
export function stageLine(it: Dates): readonly StageStep[] {
  const dates: Partial<Record<CaseStage, { what: string; on: IsoDate | undefined }>> = {
    clue: { what: '线索', on: it.clueOn },
    filed: { what: '立案', on: it.filedOn },
    decided: { what: '决定', on: it.decidedOn },
    closed: { what: '结案', on: it.closedOn },
  };
  return caseStages.map((stage) => {
    const dated = dates[stage];
    return {
      stage,
      name: caseStageNames[stage],
      position: stagePosition(stage, it.stage),
      dated: dated?.on === undefined ? undefined : { what: dated.what, on: dated.on },
    };
  });
}
