import { join } from 'node:path';
import { type Archive, OWNER_LOCK, ownData, PROGRAM } from '../features/archive/archive.ts';
import { backupJob } from '../features/archive/care/backup-archive.ts';
import { restoreJob } from '../features/archive/care/restore-originals.ts';
import { verifyJob } from '../features/archive/care/verify-archive.ts';
import { adoptArchive } from '../features/archive/decide.ts';
import { fillAtOpening, rebuildJob, skipLostCaseNumbers } from '../features/cases/cases.ts';
import { createTemplateStore, noteLostNumbers } from '../features/documents/documents.ts';
import { createPhrases } from '../features/phrases/phrases.ts';
import { createStatutes } from '../features/statutes/statutes.ts';
import { takeOwnerLock } from '../platform/sqlite/owner-lock.ts';
import { rightsBehind } from './case-rights-behind.ts';
import { furnishCases } from './cases.ts';
import { layGround, templatesOf } from './ground.ts';
import type { Workplace, WorkplaceOptions } from './house.ts';
import { furnishOverview } from './overview.ts';
import { furnishPapers } from './papers.ts';
import { furnishRecordings } from './recordings.ts';
import { furnishRegisters } from './registers.ts';
import { startOnce } from './start-once.ts';

/** The house of an open archive, room by room in the order a case passes through it. */
export async function furnish(archive: Archive, options: WorkplaceOptions): Promise<Workplace> {
  const ground = await layGround(archive, options);
  const { data, calendars, settings, people, accounts, jobs, library, typesetter } = ground;
  const { sources, ways, events, cases, handling, recusals, parties } = furnishCases(ground);
  const { ffmpeg, intake } = furnishRecordings(ground, { cases });
  const { documents, volumes, output } = furnishPapers(ground, {
    cases,
    events,
    intake,
    kindsOnWay: (caseId) => procedure.kindsOnWay(caseId),
  });
  const { service, procedure, goods, money } = furnishRegisters(
    ground,
    { cases, events, sources },
    { documents, volumes },
  );
  const { consultations, clocks, workbench } = furnishOverview(ground, {
    cases,
    events,
    ways,
    documents,
    intake,
  });

  jobs.define(
    verifyJob(archive, {
      checkEvents: async (follow) => [...(await events.check(follow))],
      checkRegisters: (signal) => consultations.check(signal),
    }),
  );
  jobs.define(backupJob(archive));
  jobs.define(restoreJob(archive));
  jobs.define(rebuildJob(events, ways));
  // Every kind of job is defined by now; what the last run left behind goes on, unless another program is at work here.
  const owner = archive.writeProtected ? undefined : takeOwnerLock(join(archive.dir, OWNER_LOCK));
  if (owner !== undefined && options.resumeJobs)
    await jobs.recover(async ({ id }) => (id === PROGRAM.id ? PROGRAM : accounts.stillActive(id)));
  const stays = options.resumeJobs && (owner !== undefined || archive.writeProtected);
  await fillAtOpening(events, ways, stays ? (job) => startOnce(jobs, job) : undefined);

  return {
    archive,
    settings,
    people,
    accounts,
    access: data.access,
    handling,
    recusals,
    rights: {
      table: data.access.table,
      casesOf: (ids) => rightsBehind(archive.db, ids),
      requirePurpose: consultations.requirePurpose,
    },
    jobs,
    intake,
    cases,
    parties,
    events,
    clocks,
    ways,
    procedure,
    goods,
    money,
    phrases: createPhrases({ archive, shipped: data.phrases.entries }),
    documents,
    service,
    templates: createTemplateStore({ archive, library, shippedDir: templatesOf(options) }),
    statutes: createStatutes(join(options.resourcesRoot, 'resources', 'statutes'), () =>
      ownData(archive, 'statutes'),
    ),
    calendars,
    limits: data.law.limits,
    ownRules: data.law.ownIds,
    penaltyAmounts: data.law.amounts,
    filingOrders: data.filingOrders,
    volumes,
    output,
    consultations,
    workbench,
    refusedData: data.refused,
    holdings: async () => ({
      cases: await cases.count(),
      documents: await documents.count(),
      recordings: await intake.count(),
    }),
    async adopt(actor, reason) {
      const { abbreviation } = await settings.bureau();
      const at = archive.clock.now();
      return adoptArchive(archive, actor, reason, async (tx, known) => [
        ...(await skipLostCaseNumbers(tx, known.cases)),
        ...(await noteLostNumbers(tx, known.series, { abbreviation, actor, at })),
      ]);
    },
    async close() {
      await jobs.close();
      await consultations.close();
      owner?.release();
      await intake.close();
      await ffmpeg.close();
      await typesetter.close();
      await archive.close();
    },
  };
}
