import * as z from 'zod';
import { recusalCapacities } from '../domain/people/separation.ts';
import { begunFrom, command, id, isoDate, isoInstant, line, query } from './kit.ts';

/** Who asked that somebody be taken off a case. */
export const recusalAskers = ['self', 'party', 'bureau'] as const;
export type RecusalAsker = (typeof recusalAskers)[number];

const reason = line.trim().min(1, '请填写理由。').max(500, '理由最长500字。');

/** 回避 as it was asked for. */
const askedShape = {
  personId: id,
  capacity: z.enum(recusalCapacities),
  askedBy: z.enum(recusalAskers),
  reason: z.string(),
  /** 回避申请书, or the 回避决定 once there is one */
  attachmentId: id.optional(),
};
/** Asked for and not decided yet: until it is, investigation goes on (程序规定第四条第三款). */
export const recusalRequestSchema = z.object({
  ...askedShape,
  id,
  personName: z.string(),
  askedOn: isoDate,
  /** 其他有关人员的回避，由市场监督管理部门负责人决定（…）。 */
  decidedBy: z.string(),
  toldBy: z.string(),
});
export type RecusalRequest = z.infer<typeof recusalRequestSchema>;

/** 回避决定 of one person and one case. */
export const recusalSchema = z.object({
  ...askedShape,
  id,
  personName: z.string(),
  askedOn: isoDate.optional(),
  granted: z.boolean(),
  /** 郑昇、王建民 */
  decidedBy: z.string(),
  decidedOn: isoDate,
  enteredAt: isoInstant,
  enteredBy: z.string(),
});
export type Recusal = z.infer<typeof recusalSchema>;

const asked = {
  personId: id,
  capacity: z.enum(recusalCapacities).default('case'),
  askedBy: z.enum(recusalAskers),
  reason,
  attachmentId: id.optional(),
};
export const recusalRequestInput = z.object({ ...asked, askedOn: isoDate });
export type RecusalRequestInput = z.infer<typeof recusalRequestInput>;

export const recusalInput = z.object({
  ...asked,
  askedOn: isoDate.optional(),
  /** the request this decides */
  requestId: id.optional(),
  granted: z.boolean(),
  deciderIds: z.array(id).min(1, '请选择作出决定的人。'),
  decidedOn: isoDate,
  /** who takes over from an officer that is taken off the case */
  successorId: id.optional(),
});
export type RecusalInput = z.infer<typeof recusalInput>;

/** From which day to which somebody has handled a case: from its beginning without `since`, still without `until`. */
export const handlingTermSchema = z.object({
  officerId: id,
  name: z.string(),
  certificateNumber: z.string(),
  since: isoDate.optional(),
  until: isoDate.optional(),
});
export type HandlingTermView = z.infer<typeof handlingTermSchema>;

/** 更换办案人员, as it was entered. */
export const officerChangeSchema = z.object({
  id,
  on: isoDate,
  /** names, the leading one first */
  before: z.array(z.string()),
  after: z.array(z.string()),
  reason: z.string(),
  toldBy: z.string(),
});

/** Who handles a case, who did, and who has been taken off it. */
export const handlingSchema = z.object({
  terms: z.array(handlingTermSchema),
  /** by day, the last first */
  changes: z.array(officerChangeSchema),
  requests: z.array(recusalRequestSchema),
  recusals: z.array(recusalSchema),
  /** ids of those who may not take part any more */
  recused: z.array(id),
  /** what stands against those who handle the case today: fewer than two, a certificate that has run out */
  problems: z.array(z.string()),
});
export type HandlingView = z.infer<typeof handlingSchema>;

const caseOf = z.object({ caseId: id });

/** 承办: who handles a case from which day on, 回避, handing cases over. */
export const handlingContract = {
  ofCase: query('cases.read').input(caseOf).output(handlingSchema),
  /**
   * From `on` these handle the case; `revision` is the one of its entry. Errors: `invalid-input` for a day that cannot
   * be, `blocked-by-rule` for officers who may not, `conflict` when somebody else was first.
   */
  change: command('cases.edit')
    .input(
      z.object({
        caseId: id,
        revision: begunFrom,
        officerIds: z.array(id).min(2, '办案人员不得少于两人（行政处罚法第四十二条）。'),
        on: isoDate,
        reason,
      }),
    )
    .output(handlingSchema),
  /** The last change was entered in error: those before it handle the case again. */
  withdrawChange: command('cases.edit')
    .input(z.object({ caseId: id, changeId: id, reason }))
    .output(handlingSchema),
  /** 回避 is asked for; nothing changes until it is decided. */
  askRecusal: command('cases.recuse')
    .input(recusalRequestInput.extend({ caseId: id }))
    .output(handlingSchema),
  /**
   * Enters what was decided of a 回避. Whoever is taken off a case changes nothing in it from then on; an officer of it
   * is taken from those who handle it, in the same act.
   */
  recuse: command('cases.recuse')
    .input(recusalInput.extend({ caseId: id }))
    .output(handlingSchema),
  /** A request or a decision that was entered in error. */
  withdrawRecusal: command('cases.recuse')
    .input(z.object({ caseId: id, recusalId: id, reason }))
    .output(handlingSchema),
  /** What somebody handles that is not closed; whoever reads no case is told the numbers only. */
  openCasesOf: query('people.read')
    .input(z.object({ personId: id }))
    .output(
      z.object({
        caseNumbers: z.array(z.string()),
        cases: z.array(
          z.object({ caseId: id, caseNumber: z.string(), title: z.string(), officers: z.array(z.string()) }),
        ),
      }),
    ),
  /**
   * Open cases of one officer go to another from a day on: all that are named, or none. Errors: `blocked-by-rule` names
   * the cases that cannot, with the reason.
   */
  handOver: command('cases.handover')
    .input(
      z.object({
        fromId: id,
        toId: id,
        caseIds: z.array(id).min(1, '请选择要移交的案件。').max(500, '一次最多移交500件。'),
        on: isoDate,
        reason,
      }),
    )
    .output(z.object({ handedOver: z.number().int() })),
};
