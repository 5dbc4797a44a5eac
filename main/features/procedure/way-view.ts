import type { WayView, NextStepView } from '#shared/contract/way.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { kindsOfOneParty } from '#shared/domain/procedure/timeline/parties.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { PartyWay } from './way-of-case.ts';
import type { CaseWay } from '#shared/domain/procedure/stages/case-way.ts';
import { factOfTrait, traitsAsked } from '#shared/domain/procedure/stages/case-traits.ts';
import { isMet } from '#shared/domain/procedure/stages/condition.ts';
import type { DocumentNeed, Requirement } from '#shared/domain/procedure/stages/lane.ts';
import { openMoney } from '#shared/domain/money/standing.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import {
  isElsewhere,
  type NextStep,
  nextSteps,
  toBeServed,
} from '#shared/domain/procedure/stages/next-steps.ts';
import type { LaneRun, StepStatus } from '#shared/domain/procedure/stages/run-lane.ts';
import { tellableNow } from '#shared/domain/procedure/stages/tellable-now.ts';
import type { Unserved } from '#shared/domain/service/unserved.ts';
import { answersOf } from '#shared/domain/procedure/stages/answers.ts';
import type { Situation } from '#shared/domain/procedure/stages/situation.ts';
import { isTellable, mayBeTold, type TellableEvent } from '#shared/domain/procedure/events/told-events.ts';

/** The form of a kind in the edition the case uses; undefined where the edition has none. */
export type FormOf = (
  kind: DocumentKind,
) => { readonly number: number; readonly name: string; readonly partyId?: string | undefined } | undefined;

/**
 * The way of one party of a case as it crosses to the screens, where each stands, and what is missing of all. What is
 * begun for a party is about it, where documents of that kind are about one.
 */
export function waysView(
  ways: readonly PartyWay[],
  partyId: string | undefined,
  {
    formOf,
    unserved,
    firstName,
  }: {
    readonly formOf: FormOf;
    readonly unserved: readonly Unserved[];
    readonly firstName: string;
  },
): WayView {
  const own = ways.find((one) => one.partyId === partyId);
  if (own === undefined) throw new ProblemError('not-found', '本案没有这个当事人，可能已经撤销，请刷新。');
  const viewOf = ({ way, situation, partyId: of }: PartyWay): WayView =>
    wayView(way, situation, formsFor(formOf, of), unserved);
  const view = viewOf(own);
  if (ways.length < 2) return view;
  const others = ways.filter((one) => one !== own).map((one) => ({ one, view: viewOf(one) }));
  const said = new Set(view.missing.map(({ lane, step, sentence }) => `${lane} ${step} ${sentence}`));
  const more = others.flatMap(({ one, view: { missing } }) =>
    missing
      .filter(({ lane, step, sentence }) => !said.has(`${lane} ${step} ${sentence}`))
      .map((gap) => ({ ...gap, sentence: `${one.name ?? firstName}：${gap.sentence}` })),
  );
  const views = new Map([[own, view], ...others.map(({ one, view: other }) => [one, other] as const)]);
  return {
    ...view,
    missing: [...view.missing, ...more],
    parties: ways.map((one) => {
      const next = views.get(one)?.next[0];
      return {
        ...(one.partyId === undefined ? {} : { id: one.partyId }),
        name: one.name ?? firstName,
        here: next?.name ?? '已经办完',
        ...(next?.due === undefined ? {} : { due: next.due }),
      };
    }),
  };
}

const formsFor =
  (formOf: FormOf, partyId: string | undefined): FormOf =>
  (kind) => {
    const form = formOf(kind);
    return form === undefined || partyId === undefined || !kindsOfOneParty.includes(kind)
      ? form
      : { ...form, partyId };
  };

/** One way as it crosses. */
function wayView(way: CaseWay, situation: Situation, formOf: FormOf, unserved: readonly Unserved[]): WayView {
  const steps = nextSteps(way, situation);
  const name = (kind: DocumentKind): string => formOf(kind)?.name ?? kind;
  const { happened, holds } = answersOf(situation);
  return {
    runs: way.runs.map((run) => runView(run, way, situation)),
    byLaterEdition: way.byLaterEdition,
    next: steps.map((step) => nextView(step, situation, formOf)),
    offers: offersOf(steps, situation, formOf),
    missing: [
      ...missingOf(way, situation, name).map(({ kind, ...one }) => ({
        ...one,
        ...(kind === undefined ? {} : { document: wanted({ kind }, formOf) }),
      })),
      ...unservedMissing(unserved, steps, formOf),
    ],
    tellable: [...tellableNow(steps, happened)],
    traits: (way.runs[0] === undefined ? [] : traitsAsked(way.runs[0].lane)).map((trait) => ({
      trait,
      holds: holds(factOfTrait(trait)),
    })),
    parties: [],
  };
}

/** What the one next step serves anyway is not missing until its limit has passed. */
function unservedMissing(
  unserved: readonly Unserved[],
  steps: readonly NextStep[],
  formOf: FormOf,
): WayView['missing'] {
  const [next] = steps;
  return unserved
    .filter(({ documentId, receipt, late }) => late || !receipt || next?.serves?.id !== documentId)
    .map(({ documentId, sentence, article, since, receipt }) => ({
      lane: SERVICE,
      step: documentId,
      sentence,
      since,
      article,
      ...(receipt
        ? { document: wanted({ kind: 'service_receipt' }, formOf, { servesDocumentId: documentId }) }
        : {}),
    }));
}

/** Where what is missing belongs to no step: the register of service. */
const SERVICE = 'service';

const runView = (
  { lane, start, over, steps }: LaneRun,
  way: CaseWay,
  situation: Situation,
): WayView['runs'][number] => ({
  lane: lane.id,
  name: lane.name,
  article: lane.article,
  startId: start?.documentId,
  startedOn: start?.on,
  over,
  steps: steps.map((status) => stepView(status, way, situation)),
});

const unmetView = ({ unmet }: StepStatus, situation: Situation): NextStepView['unmet'] =>
  unmet.map((one) => ({
    otherwise: withSums(one, situation),
    article: one.article,
    weight: one.weight,
  }));

/** What asks for money says how much is open today. */
function withSums({ that, otherwise }: Requirement, { money }: Situation): string {
  const asks = that.flat().some((word) => word.kind === 'fact' && word.fact === 'added_fine_open');
  const open = asks ? openMoney(money) : '';
  return open === '' ? otherwise : `${otherwise.replace(/。$/, '')}：还有${open}没有缴纳。`;
}

const stepView = (
  status: StepStatus,
  way: CaseWay,
  situation: Situation,
): WayView['runs'][number]['steps'][number] => {
  const { step, state, on, due, estimate, waitsUntil, departure, departures } = status;
  return {
    id: step.id,
    name: step.name,
    // What another way has to come to its end for is not to be done yet: 结案 before the police answer.
    state: state === 'here' && isElsewhere(step, way) ? 'ahead' : state,
    on,
    by: step.by,
    due,
    estimate,
    waitsUntil,
    article: step.article,
    says: step.says,
    unmet: unmetView(status, situation),
    departures: departures.map(({ id, reason, by, on: saidOn, withdrawn }) => ({
      id,
      reason,
      by,
      on: saidOn,
      counts: id === departure?.id,
      ...(withdrawn === undefined ? {} : { withdrawn }),
    })),
  };
};

type Wanted = NonNullable<NextStepView['document']>;

function wanted(
  { kind, article, values }: Pick<DocumentNeed, 'kind'> & Partial<DocumentNeed>,
  formOf: FormOf,
  more: Pick<Wanted, 'draftId' | 'servesDocumentId'> = {},
): Wanted | undefined {
  const form = formOf(kind);
  return form === undefined
    ? undefined
    : {
        templateNumber: form.number,
        name: form.name,
        article,
        values: { ...values },
        ...(form.partyId === undefined ? {} : { partyId: form.partyId }),
        ...more,
      };
}

function nextView(next: NextStep, situation: Situation, formOf: FormOf): NextStepView {
  const { run, status, need, draft, serves, made, waitsUntil } = next;
  const { step, due } = status;
  const { happened } = answersOf(situation);
  return {
    lane: run.lane.id,
    step: step.id,
    startId: run.start?.documentId,
    name: step.name,
    says: step.says,
    by: step.by,
    due,
    waitsUntil,
    article: step.article,
    document:
      need === undefined
        ? undefined
        : wanted({ ...need, values: { ...cited(run.start, situation), ...need.values } }, formOf, {
            draftId: draft?.id,
            servesDocumentId: serves?.id,
          }),
    openId: made?.id,
    register: need === undefined ? step.register : undefined,
    tells: need === undefined && step.register === undefined ? toldBy(next, happened) : [],
    unmet: unmetView(status, situation),
  };
}

/** By which number a document says that it is about what this run began with. */
function cited(start: LaneRun['start'], { documents }: Situation): Readonly<Record<string, string>> {
  const begun = documents.find(({ id }) => id === start?.documentId);
  if (begun?.documentNumber === undefined) return {};
  switch (start?.event) {
    case 'measure_taken':
      return { measure_number: begun.documentNumber, measure_on: start.on };
    case 'evidence_preserved':
      return { preservation_number: begun.documentNumber, preservation_on: start.on };
    default:
      return {};
  }
}

/** What somebody may tell to end a step that takes no document, the usual thing first. */
function toldBy(
  { status: { step } }: NextStep,
  happened: (event: ProcedureEvent) => boolean,
): readonly TellableEvent[] {
  const events = step.done.flat().flatMap((word) => (word.kind === 'event' && !word.not ? [word.event] : []));
  return events.filter(isTellable).filter((event) => mayBeTold(event, happened));
}

/** There is something to be served, and no notice of it yet. */
const isToAnnounce = (id: string | undefined, { timeline }: Situation): boolean =>
  id !== undefined && !timeline.some(({ event, aboutId }) => event === 'announced' && aboutId === id);

/** What else the open steps may take: optional papers, each once. */
function offersOf(steps: readonly NextStep[], situation: Situation, formOf: FormOf): WayView['offers'] {
  const seen = new Set<string>();
  return steps.flatMap(({ run, status: { step } }) => {
    const answers = answersOf(situation, run.start);
    // What was done may be gone on with while nothing comes after it: another witness, another sample.
    const before = run.steps.filter(({ state, step: { id } }) => state === 'done' && step.after.includes(id));
    const further = before.flatMap((one) => one.step.documents.filter(({ need }) => need !== 'required'));
    return [...step.documents.filter(({ need }) => need === 'optional'), ...further].flatMap((need) => {
      const document = isMet(need.when, answers)
        ? wanted({ ...need, values: { ...cited(run.start, situation), ...need.values } }, formOf, {
            servesDocumentId: toBeServed(need.serves, situation)?.id,
          })
        : undefined;
      if (need.kind === 'service_announcement' && !isToAnnounce(document?.servesDocumentId, situation))
        return [];
      if (document === undefined) return [];
      // One slip may be offered for several matters.
      const key = JSON.stringify([document.name, document.values]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ ...document, step: step.name }];
    });
  });
}
