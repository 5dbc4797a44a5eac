import type { IsoDate } from '../../../lib/date.ts';
import type { CaseStage, Procedure } from '../../cases/stage.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import type { ClockRule } from '../agreed-days.ts';
import type { RuleId } from '../counting/limits.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { Condition } from './condition.ts';

/** Who does a step: a function the law names, not a person. */
export const doers = {
  officer: '办案人员',
  unit_head: '办案机构负责人',
  leader: '市场监督管理部门负责人',
  chief: '主要负责人',
  leaders: '负责人集体',
  reviewer: '审核人员',
  hearing_host: '听证主持人',
  clerk: '内勤',
  archivist: '档案人员',
  party: '当事人',
  court: '人民法院',
  police: '公安机关',
  procuratorate: '人民检察院',
  receiver: '受移送部门',
  superior: '上一级市场监督管理部门',
  reconsideration: '行政复议机关',
} as const satisfies Readonly<Record<string, string>>;
export type Doer = keyof typeof doers;
// `as`: Object.keys forgets the keys.
export const doerNames = Object.keys(doers) as readonly Doer[];

/** 台账: what is kept of a case beside its documents. */
export const caseRegisters = { goods: '涉案财物台账', money: '罚没款台账' } as const satisfies Readonly<
  Record<string, string>
>;
export type CaseRegister = keyof typeof caseRegisters;
// `as`: Object.keys forgets the keys.
export const caseRegisterNames = Object.keys(caseRegisters) as readonly CaseRegister[];

/** A document that a step takes. */
export interface DocumentNeed {
  readonly kind: DocumentKind;
  /** `required`: the step is not lawful without it; `usual`: most files have it, none lacks it; `optional`: it may be made */
  readonly need: 'required' | 'usual' | 'optional';
  /** the need is there only when this holds */
  readonly when: Condition;
  readonly article?: string | undefined;
  /** of a slip for many matters: the event by which one is of this step */
  readonly event?: ProcedureEvent | undefined;
  /** what to fill in so that the document is of this step: 审批事项 of a slip, 审核类型 … */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** one made before this happened is another one */
  readonly since?: ProcedureEvent | undefined;
  /** of a 送达回证: what it proves the service of */
  readonly serves: readonly DocumentKind[];
}

/** What must hold before a step may be done, beyond the steps before it. */
export interface Requirement {
  readonly that: Condition;
  /** said when it does not hold: 告知书送达满五个工作日后才能作出决定 */
  readonly otherwise: string;
  readonly article: string;
  /** unlawful without it, or only unusual */
  readonly weight: 'unlawful' | 'unusual';
  /** what was done without it lacks it until it holds */
  readonly remains?: true | undefined;
}

/** 步骤: one thing that is done, by somebody, on the way of a case. */
export interface StepRule {
  readonly id: string;
  readonly name: string;
  /** how far the case is once this is done */
  readonly stage?: CaseStage | undefined;
  /** whether the step is on the path of this case at all */
  readonly when: Condition;
  /** steps of the same lane that come before it */
  readonly after: readonly string[];
  readonly done: Condition;
  /** the period that only has to pass: who waits has nothing to do */
  readonly waits?: RuleId | undefined;
  readonly by: Doer;
  /** lanes in which this is done step by step, while a run of one of them is open */
  readonly through: readonly string[];
  readonly documents: readonly DocumentNeed[];
  /** the register in which it is done, once its documents are there */
  readonly register?: CaseRegister | undefined;
  readonly limit?: ClockRule | undefined;
  readonly requires: readonly Requirement[];
  readonly article: string;
  /** what is to be done and why, one sentence for the clerk */
  readonly says: string;
}

/** The case leaves the rest of its way: what is not done by then is off the path, but for the steps it keeps. */
export interface Leaving {
  readonly when: Condition;
  readonly keep: readonly string[];
}

/** 程序: the way of a case, or of one part of it that has a way of its own. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  /** the procedure this is the way of */
  readonly procedure?: Procedure | undefined;
  /** what begins a way of its own inside a case, one run for each; of several the first that happened at all */
  readonly startsWith: readonly ProcedureEvent[];
  /** this event of the case ends the run whatever is open in it */
  readonly endsWith: readonly ProcedureEvent[];
  readonly steps: readonly StepRule[];
  readonly leaves: readonly Leaving[];
  readonly article: string;
  /** first and last day on which a start falls under this edition */
  readonly from: IsoDate;
  readonly until?: IsoDate | undefined;
  readonly basis: 'law' | 'practice' | 'unverified';
}

/** The lane in force for what started on a day. */
export const laneOn = (lanes: readonly Lane[], id: string, on: IsoDate): Lane | undefined =>
  lanes.find((lane) => lane.id === id && lane.from <= on && (lane.until === undefined || on <= lane.until));

/** All that a lane asks of a case. */
export const conditionsOf = ({ steps, leaves }: Pick<Lane, 'steps' | 'leaves'>): readonly Condition[] => [
  ...leaves.map(({ when }) => when),
  ...steps.flatMap(({ when, done, documents, requires }) => [
    when,
    done,
    ...documents.map((document) => document.when),
    ...requires.map(({ that }) => that),
  ]),
];
