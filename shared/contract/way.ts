import * as z from 'zod';
import { caseRegisterNames, doerNames } from '../domain/procedure/stages/lane.ts';
import { caseTraitNames } from '../domain/procedure/stages/case-traits.ts';
import { remedyOutcomeNames } from '../domain/procedure/events/remedy-outcome.ts';
import { tellableEvents, toldNames } from '../domain/procedure/events/told-events.ts';
import {
  anyText,
  begunFrom,
  command,
  id,
  isoDate,
  isoInstant,
  line,
  longText,
  nothing,
  query,
} from './kit.ts';

const doer = z.enum(doerNames);
const weight = z.enum(['unlawful', 'unusual']);

/** A document a step takes, as it can be begun. */
const wantedDocument = z.object({
  templateNumber: z.number().int(),
  name: z.string(),
  article: z.string().optional(),
  /** begun already */
  draftId: id.optional(),
  servesDocumentId: id.optional(),
  /** in a case of several parties: the further one it is about */
  partyId: id.optional(),
  /** what its fields are to say so that it is of this step */
  values: z.record(z.string(), z.string()),
});

export const stepStates = ['done', 'here', 'ahead', 'off', 'left_out'] as const;

export const stepSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(stepStates),
  on: isoDate.optional(),
  by: doer,
  due: isoDate.optional(),
  /** the day reaches a year without calendar */
  estimate: z.boolean(),
  waitsUntil: isoDate.optional(),
  article: z.string(),
  says: z.string(),
  /** what should hold first and does not */
  unmet: z.array(z.object({ otherwise: z.string(), article: z.string(), weight })),
  /** all that was ever said of leaving it out; `counts`: it is why the step is left out now */
  departures: z.array(
    z.object({
      id,
      reason: z.string(),
      by: z.string(),
      on: isoDate,
      counts: z.boolean(),
      withdrawn: z.object({ reason: z.string(), by: z.string(), on: isoDate }).optional(),
    }),
  ),
});

export const runSchema = z.object({
  lane: z.string(),
  name: z.string(),
  article: z.string(),
  /** the document it began with; absent for the way of the whole case */
  startId: id.optional(),
  startedOn: isoDate.optional(),
  over: z.boolean(),
  steps: z.array(stepSchema),
});

export const nextStepSchema = z.object({
  lane: z.string(),
  step: z.string(),
  startId: id.optional(),
  name: z.string(),
  says: z.string(),
  by: doer,
  due: isoDate.optional(),
  waitsUntil: isoDate.optional(),
  article: z.string(),
  document: wantedDocument.optional(),
  /** a document that is there and does not say yet what ends the step */
  openId: id.optional(),
  /** the register in which it is done, once its documents are there */
  register: z.enum(caseRegisterNames).optional(),
  /** what is told instead of a document, the usual thing first */
  tells: z.array(z.enum(tellableEvents)).readonly(),
  unmet: stepSchema.shape.unmet,
});
export type NextStepView = z.infer<typeof nextStepSchema>;

export const waySchema = z.object({
  /** its own way first, then what was begun in it */
  runs: z.array(runSchema),
  /** the case is older than every edition of its way */
  byLaterEdition: z.boolean(),
  /** what may be done now, the one next thing first */
  next: z.array(nextStepSchema),
  /** further papers the open steps may take */
  offers: z.array(wantedDocument.extend({ step: z.string() })),
  missing: z.array(
    z.object({
      lane: z.string(),
      step: z.string(),
      sentence: z.string(),
      since: isoDate.optional(),
      article: z.string(),
      document: wantedDocument.optional(),
    }),
  ),
  /** what may be told now */
  tellable: z.array(z.enum(tellableEvents)),
  /** what its way asks that no document says; `holds`: it is so, because somebody said so or for another reason */
  traits: z.array(z.object({ trait: z.enum(caseTraitNames), holds: z.boolean() })),
  /** of a case of several parties: where each stands, the first without an id; empty of a case of one */
  parties: z.array(
    z.object({ id: id.optional(), name: z.string(), here: z.string(), due: isoDate.optional() }),
  ),
});
export type WayView = z.infer<typeof waySchema>;

export const toldSchema = z.object({
  id,
  event: z.enum(toldNames),
  on: isoDate,
  detail: z.string(),
  /** the paper that shows it */
  attachmentId: id.optional(),
  /** in a case of several parties: the further one it is about */
  partyId: id.optional(),
  toldAt: isoInstant,
  toldBy: z.string(),
});
export type ToldEvent = z.infer<typeof toldSchema>;

export const traitsSchema = z.object({
  /** 属于程序规定第五十条第一款的案件 */
  major: z.boolean(),
  /** why it is, or why it is not any more; empty while nobody ever said that it is */
  majorReason: longText,
  /** 有应当退还的多收价款（程序规定第五十九条） */
  refund: z.boolean(),
  revision: z.number().int(),
});
export type TraitsView = z.infer<typeof traitsSchema>;

const ofCase = z.object({ caseId: id });
const reason = line.trim().min(1, '请写明理由。');

export const wayContract = {
  /** Where the case stands on its way, what comes next, what is missing. */
  ofCase: query('cases.read')
    .input(ofCase.extend({ partyId: id.optional() }))
    .output(waySchema),
  /** What was told of the case, in the order of days. */
  told: query('cases.read').input(ofCase).output(z.array(toldSchema)),
  /** Errors: `invalid-input` for a day to come or before the clue, `blocked-by-rule` for what cannot have happened yet. */
  tell: command('cases.edit')
    .input(
      ofCase.extend({
        event: z.enum(tellableEvents),
        on: isoDate,
        detail: line.default(''),
        /** how 复议 or 诉讼 ended; asked for with their end */
        outcome: z.enum(remedyOutcomeNames).optional(),
        /** the last day set for making a decision anew; only with an outcome that orders it */
        redoBy: isoDate.optional(),
        attachmentId: id.optional(),
        partyId: id.optional(),
      }),
    )
    .output(toldSchema),
  /** It was told in error; the reason stays in the record. */
  withdraw: command('cases.edit')
    .input(ofCase.extend({ toldId: id, reason }))
    .output(nothing),
  /** A step is left out, and why; it stays visible. An empty reason is refused. */
  depart: command('cases.edit')
    .input(ofCase.extend({ lane: anyText.max(40), step: anyText.max(40), startId: id.optional(), reason }))
    .output(nothing),
  /** The step is to be done after all; what was said of leaving it out stays visible. Errors: `not-found`. */
  withdrawDeparture: command('cases.edit')
    .input(ofCase.extend({ departureId: id, reason }))
    .output(nothing),
  traits: query('cases.read').input(ofCase).output(traitsSchema),
  /** `conflict` when somebody else was first. */
  setTraits: command('cases.edit')
    .input(
      ofCase.extend({
        major: z.boolean(),
        majorReason: longText.default(''),
        refund: z.boolean(),
        revision: begunFrom,
      }),
    )
    .output(traitsSchema),
  /** The ways as a lawyer reads them. */
  lanes: query('reference.read')
    .input(nothing)
    .output(
      z.array(
        z.object({
          id: z.string(),
          /** the bureau's own */
          own: z.boolean(),
          name: z.string(),
          from: isoDate,
          until: isoDate.optional(),
          article: z.string(),
          basis: z.enum(['law', 'practice', 'unverified']),
          /** what begins it inside a case, in words; empty for the way of a whole case */
          startsWith: z.array(z.string()),
          /** what ends it whatever is open */
          endsWith: z.array(z.string()),
          /** when a case leaves the rest of it, and the steps it keeps */
          leaves: z.array(z.object({ when: z.string(), keep: z.array(z.string()) })),
          steps: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              by: doer,
              after: z.array(z.string()),
              when: z.string(),
              done: z.string(),
              documents: z.array(
                z.object({
                  name: z.string(),
                  /** what is chosen in it, for a form of many matters */
                  about: z.array(z.string()),
                  need: z.enum(['required', 'usual', 'optional']),
                  when: z.string(),
                }),
              ),
              requires: z.array(
                z.object({ that: z.string(), otherwise: z.string(), article: z.string(), weight }),
              ),
              /** ways by which it is done step by step */
              through: z.array(z.string()),
              /** the period that only has to pass */
              waits: z.string().optional(),
              limit: z.string().optional(),
              article: z.string(),
              says: z.string(),
            }),
          ),
        }),
      ),
    ),
};
