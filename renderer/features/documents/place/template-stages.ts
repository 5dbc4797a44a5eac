import type { TemplateSummary } from './contract-types.ts';

/** Stages of the procedure in whose order a clerk looks for a form. */
export const formStages = ['立案', '调查', '审核告知', '决定', '送达执行', '结案归档'] as const;
export type FormStage = (typeof formStages)[number];

/** The last template number of each stage in the collection of 2021, which is printed in the order of the procedure. */
const lastNumbers = [8, 34, 43, 47, 52, 56] as const;

/** The stage in which a form is used. Numbers beyond the collection (a bureau's own forms) stand at its end. */
export function stageOf(template: Pick<TemplateSummary, 'number'>): FormStage {
  const index = lastNumbers.findIndex((last) => template.number <= last);
  return formStages[index] ?? '结案归档';
}

export interface StageGroup {
  readonly stage: FormStage;
  readonly templates: readonly TemplateSummary[];
}

/** Templates grouped by stage, in the order of their numbers; empty stages are left out. */
export function byStage(templates: readonly TemplateSummary[]): readonly StageGroup[] {
  const ordered = [...templates].sort((a, b) => a.number - b.number);
  return formStages
    .map((stage) => ({ stage, templates: ordered.filter((one) => stageOf(one) === stage) }))
    .filter((group) => group.templates.length > 0);
}
