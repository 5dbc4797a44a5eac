import { ProblemError } from '#shared/lib/problem.ts';
import { caseRights, createRunningClocks, REBUILD } from '../features/cases/cases.ts';
import { createConsultations } from '../features/consultations/consultations.ts';
import type { Intake } from '../features/intake/intake.ts';
import { createWorkbench } from '../features/workbench/workbench.ts';
import type { CasesRoom } from './cases.ts';
import { findConsulted } from './consulted.ts';
import type { Ground } from './ground.ts';
import type { PapersRoom } from './papers.ts';
import { startOnce } from './start-once.ts';

interface OtherRooms extends Pick<CasesRoom, 'cases' | 'events' | 'ways'>, Pick<PapersRoom, 'documents'> {
  readonly intake: Intake;
}

/** What looks at all cases: who consulted them, which limits run, what a clerk finds on the desk. */
export function furnishOverview(
  { archive, options, counting, settings, people, accounts, jobs, nameOf, typesetter }: Ground,
  { cases, events, ways, documents, intake }: OtherRooms,
) {
  const consultations = createConsultations({
    archive,
    typesetter,
    elapsed: options.elapsed,
    purposeRule: async () => (await settings.preferences()).askPurpose,
    find: findConsulted,
    handles: async (db, personId, caseId) =>
      (await caseRights(db, [caseId])).some(
        ({ officers, registeredBy }) =>
          registeredBy === personId || officers.some(({ id }) => id === personId),
      ),
    caseNumbers: (caseIds) => cases.numbers(caseIds),
    nameOfPerson: async (personId) => {
      const person = (await accounts.list()).find(({ id }) => id === personId);
      if (person === undefined) throw new ProblemError('not-found', '没有找到这个人员。');
      return person.name;
    },
    bureau: async () => (await settings.bureau()).name,
  });
  const clocks = createRunningClocks({ archive, events, counting });
  const workbench = createWorkbench({
    archive,
    cases,
    events,
    clocks,
    documents,
    people,
    ways,
    nameOf,
    renewLater: options.resumeJobs ? () => startOnce(jobs, REBUILD) : undefined,
    unassignedRecordings: () => intake.countUnassigned(),
  });
  return { consultations, clocks, workbench };
}
