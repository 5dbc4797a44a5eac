import { join } from 'node:path';
import * as z from 'zod';
import type { RestoredArchive } from '#shared/contract/archive.ts';
import type { PinSlip } from '#shared/contract/people.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { PenaltyAmounts } from '#shared/domain/documents/facts/penalty-amounts.ts';
import type { Limits } from '#shared/domain/procedure/counting/limits.ts';
import { listActs } from './features/archive/chain/acts.repository.ts';
import {
  type Archive,
  type ArchiveOptions,
  type Follow,
  createArchive,
  nothingToBindLater,
  openArchive,
  OWNER_LOCK,
  type OwnFolder,
  readInfo,
  ownData,
  writeInfo,
} from './features/archive/archive.ts';
import { type Calendars, createCalendars } from './features/calendar/calendar.ts';
import { caseCandidates } from './case-candidates.ts';
import { caseHappenings, papersOfCase } from './case-happenings.ts';
import { findConsulted } from './consulted.ts';
import { rightsBehind } from './case-rights-behind.ts';
import { noteOwnFiles } from './features/archive/note-own-files.ts';
import { adoptArchive } from './features/archive/decide.ts';
import type { Holdings } from './features/archive/care/archive-status.ts';
import { backupJob } from './features/archive/care/backup-archive.ts';
import { restoreArchive } from './features/archive/care/restore-archive.ts';
import { restoreJob } from './features/archive/care/restore-originals.ts';
import { verifyJob } from './features/archive/care/verify-archive.ts';
import {
  basisOf,
  beginningOf,
  type CaseEvents,
  type Cases,
  type Handling,
  createCaseEvents,
  createCases,
  caseRights,
  createHandling,
  fillAtOpening,
  REBUILD,
  createParties,
  createRecusals,
  createRunningClocks,
  furtherParties,
  openCasesOf,
  type Parties,
  type Recusals,
  rebuildJob,
  type RunningClocks,
  renewSearch,
  skipLostCaseNumbers,
} from './features/cases/cases.ts';
import {
  createDocuments,
  procedureDocuments,
  createTemplateStore,
  documentsAbout,
  draftDocuments,
  type Documents,
  noteLostNumbers,
  openTemplateLibrary,
  type TemplateStore,
} from './features/documents/documents.ts';
import { createGoods, type Goods, goodsStanding } from './features/goods/goods.ts';
import { casesOfRecordings, createIntake, type Intake } from './features/intake/intake.ts';
import { createJobs, type Jobs, type NewJob } from './features/jobs/jobs.ts';
import { createMoney, type Money, paymentsAbout, paymentsOfCase } from './features/money/money.ts';
import { createPhrases, type Phrases } from './features/phrases/phrases.ts';
import {
  type Access,
  type Accounts,
  activePeople,
  createAccounts,
  createPeople,
  peopleToSetUp,
  type People,
  readAccess,
  setUpPeople,
} from './features/people/people.ts';
import {
  createProcedure,
  type Procedure,
  createKeptWays,
  type KeptWays,
  toldAbout,
  type WaySources,
} from './features/procedure/procedure.ts';
import { createService, readDuties, type Service, serviceRecipients } from './features/service/service.ts';
import type { RefusedInFolder } from './features/settings/settings.handlers.ts';
import { createSettings, type Settings, UNSAVED } from './features/settings/settings.ts';
import type { Folders } from './features/folders/folders.ts';
import { createOutput, type Output } from './features/output/output.ts';
import { type Consultations, createConsultations } from './features/consultations/consultations.ts';
import { createStatutes, type Statutes } from './features/statutes/statutes.ts';
import { casesOfAttachments, createVolumes, type Volumes } from './features/volumes/volumes.ts';
import { VOUCHER } from './features/volumes/with-papers.ts';
import { createWorkbench, type Workbench } from './features/workbench/workbench.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type DocumentKind, kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { ffmpegInThread } from './platform/ffmpeg/media-thread.ts';
import type { RefusedFile } from './platform/rule-data/data-folder.ts';
import { loadRecorderProfiles } from './platform/rule-data/recorder-profiles.ts';
import { type FilingOrders, readFilingOrders } from './platform/rule-data/filing-orders.ts';
import { readShippedYears } from './platform/rule-data/calendar-years.ts';
import { readLanesInForce } from './platform/rule-data/own-lanes.ts';
import { readLimitsInForce } from './platform/rule-data/own-limits.ts';
import { readPhrases } from './platform/rule-data/phrases.ts';
import { PIN_COST, type PinCost } from './platform/secrets/pin-hash.ts';
import type { Elapsed } from './platform/clock.ts';
import { takeOwnerLock } from './platform/sqlite/owner-lock.ts';
import { createPageSetter } from './platform/typst/page-setter.ts';
import type { Rights } from './rpc/door.ts';

/** Where in the settings an archive for practice says so, with the PIN of everybody. */
const PRACTICE = 'practice_pin';

/** Everything that works on one open archive, in the order a case passes through it. */
export interface Workplace {
  readonly archive: Archive;
  readonly settings: Settings;
  readonly people: People;
  readonly accounts: Accounts;
  readonly access: Access;
  readonly handling: Handling;
  readonly recusals: Recusals;
  /** What the door asks: the cases behind what an input names. */
  readonly rights: Rights;
  readonly jobs: Jobs;
  readonly intake: Intake;
  readonly cases: Cases;
  readonly parties: Parties;
  readonly events: CaseEvents;
  /** Every limit that runs in any case. */
  readonly clocks: RunningClocks;
  /** What is next in every case and what every file lacks. */
  readonly ways: KeptWays;
  readonly procedure: Procedure;
  readonly goods: Goods;
  readonly money: Money;
  readonly phrases: Phrases;
  readonly documents: Documents;
  readonly service: Service;
  readonly templates: TemplateStore;
  readonly statutes: Statutes;
  readonly calendars: Calendars;
  readonly limits: Limits;
  /** Rules that count by a file of the bureau. */
  readonly ownRules: ReadonlySet<string>;
  readonly penaltyAmounts: PenaltyAmounts;
  readonly filingOrders: FilingOrders;
  readonly volumes: Volumes;
  readonly output: Output;
  readonly consultations: Consultations;
  readonly workbench: Workbench;
  /** Files of rule data that were refused; what they hold is not in use. */
  readonly refusedData: readonly RefusedInFolder[];
  /** How much is kept in the archive. */
  holdings(): Promise<Holdings>;
  /** A person's word that this archive is the one in use; see `adoptArchive`. */
  adopt(actor: Actor, reason: string): Promise<{ said: string }>;
  close(): Promise<void>;
}

export interface WorkplaceOptions extends Omit<ArchiveOptions, 'migrationsDir' | 'fontsDir'> {
  /** Folder that holds templates/, resources/ and main/migrations/. */
  readonly resourcesRoot: string;
  readonly folders: Folders;
  /** Folders shown as recorder cards besides the drives of this machine. */
  readonly extraCards: readonly string[];
  /** False where another process may have the archive open and its jobs running. */
  readonly resumeJobs: boolean;
  /** How long one has to wait after wrong PINs is measured by. */
  readonly elapsed: Elapsed;
  /** What one try of a PIN costs; absent: as a bureau needs it. */
  readonly pinCost?: PinCost | undefined;
}

/** Acts of the program itself, before anybody has sat down. */
export const PROGRAM: Actor = { id: 'program', name: '程序', certificateNumber: '' };

const archiveOptions = (options: WorkplaceOptions): ArchiveOptions => ({
  migrationsDir: join(options.resourcesRoot, 'main', 'migrations'),
  fontsDir: join(options.resourcesRoot, 'resources', 'fonts'),
  anchorsDir: options.anchorsDir,
  clock: options.clock,
  log: options.log,
});

const inFolder = (
  folder: RefusedInFolder['folder'],
  { problems }: { readonly problems: readonly RefusedFile[] },
): readonly RefusedInFolder[] => problems.map((one) => ({ ...one, folder }));

const WARM_AFTER_MS = 1_000;

/** Unless one of its kind is under way: an earlier run of the program may have left it. */
async function startOnce(jobs: Jobs, job: Omit<NewJob, 'actor'>): Promise<void> {
  const underWay = (await jobs.list()).some(
    ({ kind, state }) => kind === job.kind && (state === 'queued' || state === 'running'),
  );
  if (!underWay) await jobs.start({ ...job, actor: PROGRAM });
}

async function furnish(archive: Archive, options: WorkplaceOptions): Promise<Workplace> {
  const { resourcesRoot, folders } = options;
  const data = async (folder: OwnFolder) => ({
    shipped: join(resourcesRoot, 'resources', folder),
    own: await ownData(archive, folder),
  });
  const recorderProfiles = await loadRecorderProfiles(await data('recorder-profiles'));
  const filePhrases = await readPhrases(await data('phrases'));
  const filingOrders = await readFilingOrders(await data('filing-order'));
  const law = await readLimitsInForce(await data('limits'));
  const { limits } = law;
  const access = readAccess(await data('access'));
  const lanes = await readLanesInForce(await data('procedure'));
  const refusedData = [
    ...inFolder('recorder-profiles', recorderProfiles),
    ...inFolder('phrases', filePhrases),
    ...inFolder('filing-order', filingOrders),
    ...inFolder('limits', law),
    ...inFolder('access', access),
    ...inFolder('procedure', lanes),
  ];
  for (const { message } of refusedData) options.log.error('rule-data.read', message);
  await noteOwnFiles(archive);
  const calendars = await createCalendars({
    archive,
    shipped: await readShippedYears(join(resourcesRoot, 'resources', 'calendars')),
  });
  const counting = () => ({ limits, calendar: calendars.current() });
  const settings = createSettings(archive);
  const people = createPeople(archive);
  const accounts = createAccounts({
    archive,
    cost: options.pinCost ?? PIN_COST,
    elapsed: options.elapsed,
    openCasesOf: async (personId) =>
      (await openCasesOf(archive.db, personId)).map(({ caseNumber }) => caseNumber),
  });
  await accounts.fill();
  const jobs = createJobs(archive, archive.clock, archive.log);
  jobs.define(
    verifyJob(archive, {
      checkEvents: async (follow) => [...(await events.check(follow))],
      checkRegisters: (signal) => consultations.check(signal),
    }),
  );
  jobs.define(backupJob(archive));
  jobs.define(restoreJob(archive));
  const shippedDir = join(resourcesRoot, 'templates');
  const library = await openTemplateLibrary(shippedDir, archive.ownDir('templates'));
  await renewSearch(archive);
  const nameOf = (kind: DocumentKind): string => library.ofKind(kind).name;
  const formsIn = (edition: string) => {
    const forms = new Map(library.all(edition).map((form) => [kindOf(form.id), form]));
    return (kind: DocumentKind) => forms.get(kind);
  };
  const formsOf = async (caseId: string) => formsIn((await cases.get(caseId)).edition);
  const sources: WaySources = {
    lanes: lanes.lanes,
    counting,
    today: () => archive.clock.today(),
    timeline: (caseId) => events.timeline(caseId),
    documents: async (db, caseId) => (await papersOfCase(db, caseId)).documents,
    drafts: draftDocuments,
    beginning: beginningOf,
    parties: furtherParties,
    goods: goodsStanding,
    payments: paymentsOfCase,
  };
  const ways = createKeptWays({
    archive,
    sources,
    formsIn,
    dutiesOf: async (db, caseId, about) => (await readDuties(db, caseId, about)).duties,
    rightsOf: caseRights,
    refresh: (tx, caseId) => events.refresh(tx, caseId),
    countedBy: () => basisOf(counting()).clocks,
    departments: async () => new Map((await people.list()).map(({ id, department }) => [id, department])),
    people: activePeople,
  });
  const events = createCaseEvents({
    archive,
    happened: caseHappenings,
    counting,
    written: (tx, caseId, derived) => ways.write(tx, caseId, derived),
    writtenDiffers: (db, caseId, derived) => ways.differs(db, caseId, derived),
  });
  jobs.define(rebuildJob(events, ways));
  const cases = createCases({ archive, people, settings, edition: library.newestEdition, events });
  const handling = createHandling({ archive, people, accounts, refresh: events.refresh });
  const recusals = createRecusals({
    archive,
    accounts,
    people,
    refresh: events.refresh,
    holds: async (caseId, attachmentId) =>
      (await casesOfAttachments(archive.db, [attachmentId])).includes(caseId),
  });
  const parties = createParties({
    archive,
    caseOf: (caseId) => cases.get(caseId),
    usesOf: async (partyId) =>
      (await documentsAbout(archive.db, partyId)) +
      (await toldAbout(archive.db, partyId)) +
      (await paymentsAbout(archive.db, partyId)),
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const ffmpeg = ffmpegInThread({
    font: join(resourcesRoot, 'resources', 'fonts', 'FandolHei-Regular.ttf'),
  });
  const intake = createIntake({
    archive,
    jobs,
    ffmpeg,
    profiles: recorderProfiles,
    handFolder: (path, removable) => folders.hand(path, removable),
    officers: async () =>
      (await people.list())
        .filter((officer) => officer.recorderOfficerNumber !== '')
        .map(({ id, name, recorderOfficerNumber }) => ({
          number: recorderOfficerNumber,
          officerId: id,
          officerName: name,
        })),
    reread: async () => (await settings.preferences()).cardReread,
    caseCandidates: () => caseCandidates(archive.db, cases),
    caseTitles: (caseIds) => cases.titles(caseIds),
    extraCards: options.extraCards,
  });
  const phrases = createPhrases({ archive, shipped: filePhrases.entries });
  const typesetter = createPageSetter({ resourcesRoot: join(resourcesRoot, 'resources') });
  // Where somebody sits the first document is not to wait for the fonts; the first screen waits for neither.
  if (options.resumeJobs)
    setTimeout(() => {
      typesetter.warm();
    }, WARM_AFTER_MS).unref();
  const documents = createDocuments({
    archive,
    settings,
    cases,
    people,
    library,
    typesetter,
    counting,
    calendarData: () => calendars.state(),
    timeline: (caseId) => events.timeline(caseId),
    penaltyAmounts: law.amounts,
    paperReceipts: (caseId) => volumes.paperReceipts(caseId),
    recipients: (caseId) => serviceRecipients(archive.db, caseId),
    payments: (caseId) => paymentsOfCase(archive.db, caseId),
    parties: (caseId) => furtherParties(archive.db, caseId),
  });
  const recordings = {
    recordingsOf: (caseId: string) => intake.recordings({ caseId }),
    pictureOf: (sha256: string) => intake.derivedPath(sha256, 'poster'),
  };
  const volumes = createVolumes({
    archive,
    jobs,
    cases,
    documents,
    settings,
    typesetter,
    filingOrders: filingOrders.byId,
    counting,
    kindsOnWay: (caseId) => procedure.kindsOnWay(caseId),
    ...recordings,
  });
  const output = createOutput({
    archive,
    jobs,
    cases,
    documents,
    settings,
    volumes,
    actsOf: (query) => listActs(archive.db, query),
    handFolder: (path) => folders.hand(path),
    ...recordings,
  });

  const service = createService({
    archive,
    documents,
    sources: { ...sources, parties: furtherParties, caseOf: (caseId) => cases.get(caseId) },
    receiptNumber: async (caseId) =>
      present((await formsOf(caseId))('service_receipt'), 'the edition has a 送达回证').number,
    holds: async (caseId, proof) => {
      const found =
        'attachmentId' in proof
          ? await casesOfAttachments(archive.db, [proof.attachmentId])
          : await casesOfRecordings(archive.db, [proof.recordingId]);
      return found.includes(caseId);
    },
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const procedure = createProcedure({
    archive,
    sources,
    ownLanes: lanes.own,
    formsOf,
    nameOf,
    unserved: (caseId) => service.unserved(caseId),
    nameOfParty: async (caseId) => (await cases.get(caseId)).party.name,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const goods = createGoods({
    archive,
    typesetter,
    documents: procedureDocuments,
    clocks: (caseId) => events.clocks(caseId),
    aboutCase: async (caseId) => {
      const { caseNumber, party, edition } = await cases.get(caseId);
      return { bureau: (await settings.bureau()).name, caseNumber, party: party.name, edition };
    },
    casesOfAttachments,
    nameOf,
    formOf: (kind, edition) => library.all(edition).find(({ id }) => kindOf(id) === kind)?.number,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
  const money = createMoney({
    archive,
    documents: procedureDocuments,
    timeline: (caseId) => events.timeline(caseId),
    counting,
    vouchers: async (caseId) =>
      (await volumes.attachments(caseId)).filter(({ material }) => material === VOUCHER),
    casesOfAttachments,
    nameOf,
    parties: furtherParties,
    nameOfParty: async (caseId) => (await cases.get(caseId)).party.name,
    refresh: (tx, caseId) => cases.refresh(tx, caseId),
  });
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
    access,
    handling,
    recusals,
    parties,
    rights: {
      table: access.table,
      casesOf: (ids) => rightsBehind(archive.db, ids),
      requirePurpose: consultations.requirePurpose,
    },
    jobs,
    intake,
    cases,
    events,
    ways,
    clocks,
    procedure,
    goods,
    money,
    phrases,
    documents,
    service,
    templates: createTemplateStore({ archive, library, shippedDir }),
    calendars,
    limits,
    ownRules: law.ownIds,
    penaltyAmounts: law.amounts,
    filingOrders,
    statutes: createStatutes(join(resourcesRoot, 'resources', 'statutes'), () =>
      ownData(archive, 'statutes'),
    ),
    volumes,
    output,
    consultations,
    workbench,
    refusedData,
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

/** Opens the archive in `dir` with everything that works on it. */
export async function openWorkplace(dir: string, options: WorkplaceOptions): Promise<Workplace> {
  const archive = await openArchive(dir, archiveOptions(options));
  try {
    return await furnish(archive, options);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/**
 * Makes a new archive in `dir` with its bureau and its people: a first PIN for each but who sets up, who chose one.
 * Errors: `invalid-input` names the field.
 */
export async function createWorkplace(
  dir: string,
  setup: SetupInput,
  options: WorkplaceOptions,
): Promise<{ readonly workplace: Workplace; readonly slips: readonly PinSlip[] }> {
  const people = peopleToSetUp(setup);
  const archive = await createArchive(dir, archiveOptions(options));
  await archive.act(PROGRAM, async (tx) => {
    await writeInfo(tx, 'created_at', archive.clock.now());
    await nothingToBindLater(tx);
    return {
      value: undefined,
      act: { act: 'archive.create', sentence: `建立档案库：${setup.bureau.name}` },
    };
  });
  const workplace = await furnish(archive, options);
  const { accounts, settings } = workplace;
  await settings.saveBureau(PROGRAM, UNSAVED, setup.bureau);
  const slips = await setUpPeople(accounts, PROGRAM, people, setup);
  if (setup.practicePin !== undefined)
    await archive.unrecorded((tx) => writeInfo(tx, PRACTICE, setup.practicePin));
  return { workplace, slips };
}

/** The PIN of everybody, where the archive is for practice. */
export const practicePinOf = ({ archive }: Workplace): Promise<string | undefined> =>
  readInfo(archive.db, PRACTICE, z.string());

/** A whole archive at `dir` out of a backup; it is not opened. See `restoreArchive`. */
export const restoreWorkplace = (
  from: string,
  dir: string,
  actor: Actor,
  options: WorkplaceOptions,
  follow: Follow,
): Promise<RestoredArchive> => restoreArchive(from, dir, { actor, options: archiveOptions(options) }, follow);
