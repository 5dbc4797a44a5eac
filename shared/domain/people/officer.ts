import type { IsoDate } from '../../lib/date.ts';

/** 执法人员. */
export interface Officer {
  readonly id: string;
  readonly name: string;
  /** 执法证号. */
  readonly certificateNumber: string;
  /** Last day on which the certificate is valid. */
  readonly certificateValidUntil: IsoDate;
  readonly department: string;
  /** The six characters the officer's recorder writes (警号); empty when unknown. */
  readonly recorderOfficerNumber: string;
  /** False once the officer has left: stays in old cases, cannot join new ones. */
  readonly active: boolean;
}

/**
 * Why these officers cannot handle a case on `on`, as Chinese sentences; empty when they can.
 * At least two, each with a valid certificate: 行政处罚法第四十二条，程序规定第二十二条.
 */
export function officersProblems(officers: readonly Officer[], on: IsoDate): readonly string[] {
  const problems: string[] = [];
  if (new Set(officers.map((officer) => officer.id)).size < 2) {
    problems.push('办案人员不得少于两人（行政处罚法第四十二条），请再选择一名执法人员。');
  }
  for (const officer of officers) {
    if (!officer.active) problems.push(`${officer.name}已停用，请另选执法人员。`);
    else if (officer.certificateValidUntil < on) {
      problems.push(
        `${officer.name}的执法证已于${officer.certificateValidUntil}到期，请换证后更新或者另选执法人员。`,
      );
    }
  }
  return problems;
}
