import type { InferContractRouterOutputs } from '@orpc/contract';
import type { workbenchContract } from '#shared/contract/cases.ts';
import { clockView } from '#shared/contract/procedure.ts';
import type { Person } from '#shared/domain/people/access.ts';
import { FILING_RULE } from '#shared/domain/procedure/clock-runs.ts';
import { byPressing, isDue } from '#shared/domain/procedure/clocks.ts';
import { keptFromHandlers } from '#shared/domain/procedure/stages/desks.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { addDays, daysBetween } from '#shared/lib/date.ts';
import type { Archive } from '../archive/archive.ts';
import type { CaseEvents, Cases, RunningClocks } from '../cases/cases.ts';
import type { Documents } from '../documents/documents.ts';
import type { People } from '../people/people.ts';
import type { KeptWays, ShownStep } from '../procedure/procedure.ts';

export type Today = InferContractRouterOutputs<typeof workbenchContract>['today'];

/** 工作台: what is due, what is next for who sits here, what the files lack. */
export interface Workbench {
  /** @param person who sits here; undefined: nobody in particular, so what lies before anybody */
  today(person: Person | undefined): Promise<Today>;
}

export interface WorkbenchDeps {
  readonly archive: Archive;
  readonly cases: Pick<Cases, 'officersOf'>;
  readonly events: Pick<CaseEvents, 'dueFirst' | 'missing'>;
  readonly clocks: Pick<RunningClocks, 'pressing'>;
  readonly ways: Pick<KeptWays, 'pending' | 'renew' | 'stepsFor' | 'gapsFor'>;
  readonly documents: Pick<Documents, 'openDrafts' | 'draftsOfCases'>;
  readonly people: People;
  readonly nameOf: (kind: DocumentKind) => string;
  /** makes what is kept anew as a job that is seen; absent where nobody stays to see it */
  readonly renewLater: (() => Promise<unknown>) | undefined;
  /** How many recordings belong to no case yet. */
  readonly unassignedRecordings: () => Promise<number>;
}

const DUE_SHOWN = 50;
const TO_FILE_SHOWN = 20;
const STEPS_SHOWN = 50;
const DRAFTS_SHOWN = 50;
const GAPS_SHOWN = 50;
/** So many cases are made anew while somebody waits for the screen: he notices nothing. */
const MADE_AT_ONCE = 20;
const CERTIFICATE_WARNING_DAYS = 60;

export function createWorkbench(deps: WorkbenchDeps): Workbench {
  const { archive, cases, events, clocks, ways, documents, people } = deps;
  const { clock } = archive;

  async function due(): Promise<Today['due']> {
    return (await events.dueFirst(DUE_SHOWN))
      .flatMap(({ caseId, title, clocks: running }) =>
        running
          .filter((one) => isDue(one) && one.rule !== FILING_RULE)
          .map((clock) => ({ caseId, title, clock })),
      )
      .sort((a, b) => byPressing(a.clock, b.clock))
      .slice(0, DUE_SHOWN)
      .map(({ clock, ...of }) => ({ ...of, ...clockView(clock) }));
  }

  /** What the passing of days has overtaken is made anew, few at once and many beside; whether some still wait. */
  async function bringWaysUpToDate(): Promise<boolean> {
    const waiting = await ways.pending(MADE_AT_ONCE + 1);
    if (waiting === 0) return false;
    if (waiting <= MADE_AT_ONCE) {
      await ways.renew();
      return false;
    }
    await deps.renewLater?.();
    return true;
  }

  /** A reviewer does not review what he handles himself, nor hosts its hearing. */
  async function withoutOwn(
    person: Person | undefined,
    steps: readonly ShownStep[],
  ): Promise<readonly ShownStep[]> {
    if (person === undefined || !steps.some(({ doer }) => keptFromHandlers(doer))) return steps;
    const officers = await cases.officersOf(steps.map(({ caseId }) => caseId));
    return steps.filter(
      ({ caseId, doer }) => !keptFromHandlers(doer) || officers.get(caseId)?.includes(person.id) !== true,
    );
  }

  async function steps(person: Person | undefined, kind: 'step' | 'filing') {
    const found = await ways.stepsFor(person, kind, STEPS_SHOWN);
    const shown = await withoutOwn(person, found.steps);
    const drafts = await documents.draftsOfCases([...new Set(shown.map(({ caseId }) => caseId))]);
    const today = clock.today();
    const lines = shown.map(({ caseId, caseNumber, title, name, doer, party, document, due: last }) => {
      const begun = drafts.filter((one) => one.caseId === caseId && one.kind === document);
      // Of two drafts of one kind nobody can say here which is meant: the page of the case can.
      const draftId = begun.length === 1 ? begun[0]?.documentId : undefined;
      return {
        caseId,
        caseNumber,
        title,
        step: name,
        by: doer,
        ...(party === undefined ? {} : { party }),
        ...(document === undefined ? {} : { document: deps.nameOf(document) }),
        ...(draftId === undefined ? {} : { draftId }),
        ...(last === undefined ? {} : { due: last, daysLeft: daysBetween(today, last) }),
      };
    });
    return { lines, total: found.total - (found.steps.length - shown.length) };
  }

  return {
    async today(person) {
      const stepsIncomplete = await bringWaysUpToDate();
      const lastDay = addDays(clock.today(), CERTIFICATE_WARNING_DAYS);
      const officers = await people.list();
      const next = await steps(person, 'step');
      const filings = await steps(person, 'filing');
      const named = new Set(next.lines.flatMap(({ draftId }) => draftId ?? []));
      const gaps = await ways.gapsFor(person, GAPS_SHOWN);
      return {
        due: await due(),
        ...(await clocks.pressing(TO_FILE_SHOWN)),
        dueIncomplete: (await events.missing(1)) > 0,
        steps: next.lines,
        stepsInAll: next.total,
        filings: filings.lines,
        filingsInAll: filings.total,
        stepsIncomplete,
        drafts: (await documents.openDrafts(person?.id, DRAFTS_SHOWN)).filter(
          ({ documentId }) => !named.has(documentId),
        ),
        gaps: gaps.gaps.map((gap) => ({ ...gap })),
        gapsInAll: gaps.total,
        unassignedRecordings: await deps.unassignedRecordings(),
        expiringCertificates: officers
          .filter((officer) => officer.active && officer.certificateValidUntil <= lastDay)
          .map(({ id, name, certificateValidUntil }) => ({
            officerId: id,
            name,
            validUntil: certificateValidUntil,
          }))
          .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1)),
      };
    },
  };
}
