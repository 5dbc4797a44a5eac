import * as z from 'zod';
import { partyKinds } from '../domain/cases/party.ts';
import { caseSources, caseStages, procedures } from '../domain/cases/stage.ts';
import { tidyCode, tidyNumber } from '../domain/cases/tidy-code.ts';
import { doerNames } from '../domain/procedure/stages/lane.ts';
import {
  begunFrom,
  anyText,
  id,
  isoDate,
  isoInstant,
  line,
  longText,
  nothing,
  command,
  query,
} from './kit.ts';
import { numberReason, numberSequence, numberYear } from './numbering.ts';
import { clockSchema } from './procedure.ts';
import { certificateNumber, officerSchema } from './people.ts';

export const partySchema = z.object({
  kind: z.enum(partyKinds),
  name: line.trim().min(1, '请填写当事人的名称或者姓名。'),
  licenceName: line.default(''),
  creditCode: line.overwrite(tidyCode).default(''),
  domicile: line.default(''),
  legalRepresentative: line.default(''),
  idNumber: line.overwrite(tidyNumber).default(''),
  idKind: z.enum(['resident', 'other']).default('resident'),
  phone: line.default(''),
  otherContact: line.default(''),
});

/** Text a clerk enters once and several documents print: facts.suspectedAct, facts.legalBasis … */
export const caseFactsSchema = z.record(anyText.max(60), longText);

export const caseInput = z.object({
  source: z.enum(caseSources),
  /** 其他来源的具体情形 or where the clue came from. */
  sourceText: longText.default(''),
  /** 发现线索/收到材料时间 */
  clueOn: isoDate,
  party: partySchema,
  /** 案由, e.g. 涉嫌经营标签不符合规定的食品案 */
  cause: line.trim().min(1, '请填写案由。'),
  procedure: z.enum(procedures).default('ordinary'),
  officerIds: z.array(id).min(2, '办案人员不得少于两人（行政处罚法第四十二条）。'),
  handlingUnit: line.default(''),
  facts: caseFactsSchema.default({}),
});
export type CaseInput = z.infer<typeof caseInput>;

/** Input of the command line: officers by certificate number instead of id. */
export const caseFileInput = caseInput.omit({ officerIds: true }).extend({
  officers: z
    .array(certificateNumber)
    .min(2, '办案人员不得少于两人（行政处罚法第四十二条），请填写执法证号。'),
});

export const caseSummarySchema = z.object({
  id,
  caseNumber: z.string(),
  /** 案件名称: party + cause */
  title: z.string(),
  partyName: z.string(),
  cause: z.string(),
  stage: z.enum(caseStages),
  officers: z.string(),
  clueOn: isoDate,
  filedOn: isoDate.optional(),
  closedOn: isoDate.optional(),
  updatedAt: isoInstant,
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseSchema = caseInput.omit({ officerIds: true }).extend({
  id,
  caseNumber: z.string(),
  title: z.string(),
  stage: z.enum(caseStages),
  filedOn: isoDate.optional(),
  closedOn: isoDate.optional(),
  decidedOn: isoDate.optional(),
  /** Edition of the templates this case began with, e.g. samr-2021. */
  edition: z.string(),
  officers: z.array(officerSchema),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  /** How often the entry was changed, when and by whom last; what follows from documents is no change of the entry. */
  revision: z.number().int(),
  enteredAt: isoInstant.optional(),
  enteredBy: z.string().optional(),
});
export type Case = z.infer<typeof caseSchema>;

export const caseSorts = ['updated', 'number', 'clue', 'party', 'stage'] as const;

export const casesContract = {
  create: command('cases.create').input(caseInput).output(caseSchema),
  /** Search as one types: number, party, cause, officer, pinyin initials. */
  list: query('cases.read')
    .input(
      z.object({
        text: anyText.max(100).default(''),
        stage: z.enum(caseStages).optional(),
        sort: z.enum(caseSorts).default('updated'),
        descending: z.boolean().default(true),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ total: z.number(), cases: z.array(caseSummarySchema) })),
  get: query('cases.read')
    .input(z.object({ caseId: id }))
    .output(caseSchema),
  /** Changes the entry of a case; its facts have an operation of their own. `conflict` when somebody else was first. */
  update: command('cases.edit')
    .input(caseInput.omit({ facts: true }).extend({ caseId: id, revision: begunFrom }))
    .output(caseSchema),
  /**
   * Changes shared facts; documents that are not finalised follow. `known`: what the writer saw there before; a fact
   * that is not named in it was seen empty. `conflict` when one of them says something else by now.
   */
  updateFacts: command('cases.edit')
    .input(z.object({ caseId: id, facts: caseFactsSchema, known: caseFactsSchema.default({}) }))
    .output(caseSchema),
  /** 案号 of a year: the number the next case gets; `begun` once a case of the year is there. */
  numberSeries: query('numbers.read')
    .input(z.object({ year: numberYear }))
    .output(z.object({ next: numberSequence, begun: z.boolean() })),
  /**
   * A register of cases begun on paper goes on at `first`; `next`: the number it was shown to go on at. `blocked-by-rule`
   * once a case of the year is there, `conflict` when somebody else was first.
   */
  setNumberStart: command('numbers.edit')
    .input(z.object({ year: numberYear, first: numberSequence, next: numberSequence, reason: numberReason }))
    .output(nothing),
};

/** A limit with the case it runs in. */
const dueSchema = clockSchema.extend({ caseId: id, title: z.string() });

/** What is next in a case, as a list of many shows it. */
const stepSchema = z.object({
  caseId: id,
  caseNumber: z.string(),
  title: z.string(),
  /** of a case of several parties: whom it is about */
  party: z.string().optional(),
  step: z.string(),
  /** who acts by law; the paper may be written by another */
  by: z.enum(doerNames),
  /** the paper it takes first */
  document: z.string().optional(),
  /** it was begun already */
  draftId: id.optional(),
  due: isoDate.optional(),
  daysLeft: z.number().int().optional(),
});

/** 工作台: what is due, what lies on the card, what the files lack. */
export const workbenchContract = {
  today: query('cases.read')
    .input(nothing)
    .output(
      z.object({
        /** Limits of open cases, the most pressing first. */
        due: z.array(dueSchema),
        /** How many limits of open cases end today, and have ended. */
        dueToday: z.number().int(),
        overdue: z.number().int(),
        /** Closed cases that wait for the archive: how many, how many too long, and the first of them. */
        toFile: z.object({ inAll: z.number().int(), overdue: z.number().int(), first: z.array(dueSchema) }),
        /** What happened in some cases is still being made out of their documents: their limits are not among `due`. */
        dueIncomplete: z.boolean(),
        /** What is next in open cases for who sits here, the most pressing first. */
        steps: z.array(stepSchema),
        stepsInAll: z.number().int(),
        /** What he has to file, or to see filed: nothing else is left of it. */
        filings: z.array(stepSchema),
        filingsInAll: z.number().int(),
        /** What is next, or missing, is still being made out of the documents of some cases. */
        stepsIncomplete: z.boolean(),
        /** Drafts this person began, without those that `steps` name. */
        drafts: z.array(
          z.object({
            caseId: id,
            documentId: id,
            title: z.string(),
            caseTitle: z.string(),
            updatedAt: isoInstant,
          }),
        ),
        gaps: z.array(
          z.object({
            caseId: id,
            title: z.string(),
            caseNumber: z.string(),
            missing: z.number(),
            first: z.string(),
          }),
        ),
        gapsInAll: z.number().int(),
        unassignedRecordings: z.number(),
        expiringCertificates: z.array(z.object({ officerId: id, name: z.string(), validUntil: isoDate })),
      }),
    ),
};
