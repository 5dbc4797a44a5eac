import type { InferContractRouterOutputs } from '@orpc/contract';
import type { workbenchContract } from '#shared/contract/cases.ts';
import { clockView } from '#shared/contract/procedure.ts';
import { byPressing, isDue } from '#shared/domain/procedure/clocks.ts';
import { addDays } from '#shared/lib/date.ts';
import type { Archive } from '../archive/archive.ts';
import type { CaseEvents, Cases, OpenCase } from '../cases/cases.ts';
import type { Documents } from '../documents/documents.ts';
import type { People } from '../people/people.ts';

export type Today = InferContractRouterOutputs<typeof workbenchContract>['today'];

/** 工作台: what is due, what waits to be finished, what the files lack. */
export interface Workbench {
  today(): Promise<Today>;
}

export interface WorkbenchDeps {
  readonly archive: Archive;
  readonly cases: Cases;
  readonly events: Pick<CaseEvents, 'dueFirst' | 'missing'>;
  readonly documents: Pick<Documents, 'openDrafts'>;
  readonly people: People;
  /** What the file of a case still lacks, by name; the first is shown. */
  readonly missingOf: (caseId: string) => Promise<readonly string[]>;
  /** How many recordings belong to no case yet. */
  readonly unassignedRecordings: () => Promise<number>;
}

const DUE_SHOWN = 50;
const DRAFTS_SHOWN = 50;
/** Each file looked at costs a few queries; the ones worked on last are what a clerk asks about. */
const FILES_LOOKED_AT = 20;
const CERTIFICATE_WARNING_DAYS = 60;

export function createWorkbench(deps: WorkbenchDeps): Workbench {
  const { archive, cases, events, documents, people, missingOf } = deps;
  const { clock } = archive;

  async function due(): Promise<Today['due']> {
    return (await events.dueFirst(DUE_SHOWN))
      .flatMap(({ caseId, title, clocks }) => clocks.filter(isDue).map((clock) => ({ caseId, title, clock })))
      .sort((a, b) => byPressing(a.clock, b.clock))
      .slice(0, DUE_SHOWN)
      .map(({ clock, ...of }) => ({ ...of, ...clockView(clock) }));
  }

  async function gaps(open: readonly OpenCase[]): Promise<Today['gaps']> {
    const lacking: Today['gaps'] = [];
    for (const it of open) {
      const missing = await missingOf(it.id);
      const [first] = missing;
      if (first !== undefined) {
        lacking.push({
          caseId: it.id,
          title: it.title,
          caseNumber: it.case_number,
          missing: missing.length,
          first,
        });
      }
    }
    return lacking;
  }

  return {
    async today() {
      const open = await cases.open(FILES_LOOKED_AT);
      const lastDay = addDays(clock.today(), CERTIFICATE_WARNING_DAYS);
      const officers = await people.list();
      return {
        due: await due(),
        dueIncomplete: (await events.missing(1)) > 0,
        drafts: await documents.openDrafts(DRAFTS_SHOWN),
        gaps: await gaps(open),
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
