import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Problem, ProblemError, problemOf } from '#shared/lib/problem.ts';
import { readConfig, suggestedArchiveDir, writeConfig } from './config.ts';
import { calendarHandlers } from './features/calendar/calendar.handlers.ts';
import { archiveHandlers } from './features/archive/archive.handlers.ts';
import { originalAssets } from './features/archive/original-asset.ts';
import { takeUpload } from './features/archive/take-upload.ts';
import { clockAssets } from './features/cases/clock-assets.ts';
import { casesHandlers } from './features/cases/cases.handlers.ts';
import { handlingHandlers } from './features/cases/handling.handlers.ts';
import {
  blankAssets,
  documentAssets,
  registerAssets,
  togetherAssets,
} from './features/documents/document-assets.ts';
import { documentsHandlers } from './features/documents/documents.handlers.ts';
import { templateAssets, templatesHandlers } from './features/documents/templates.handlers.ts';
import {
  consultationAssets,
  consultationsHandlers,
} from './features/consultations/consultations.handlers.ts';
import { createFolders } from './features/folders/folders.ts';
import { goodsAssets, goodsHandlers } from './features/goods/goods.handlers.ts';
import { type HostCapabilities, hostHandlers } from './features/host/host.handlers.ts';
import { intakeHandlers } from './features/intake/intake.handlers.ts';
import { jobsHandlers } from './features/jobs/jobs.handlers.ts';
import { moneyHandlers } from './features/money/money.handlers.ts';
import { outputHandlers } from './features/output/output.handlers.ts';
import { peopleHandlers, sessionHandlers } from './features/people/people.handlers.ts';
import { phrasesHandlers } from './features/phrases/phrases.handlers.ts';
import { serviceHandlers } from './features/service/service.handlers.ts';
import { settingsHandlers } from './features/settings/settings.handlers.ts';
import { type SetupDoor, setupHandlers } from './features/setup/setup.handlers.ts';
import { statutesHandlers } from './features/statutes/statutes.handlers.ts';
import { volumesHandlers } from './features/volumes/volumes.handlers.ts';
import { wayHandlers } from './features/procedure/procedure.handlers.ts';
import { partiesHandlers } from './features/cases/parties.handlers.ts';
import { procedureHandlers } from './features/cases/procedure.handlers.ts';
import { workbenchHandlers } from './features/workbench/workbench.handlers.ts';
import type { FetchedFor } from '#shared/domain/consultations/consultation.ts';
import type { Actor, Seat } from '#shared/contract/session.ts';
import { type Clock, type Elapsed, systemClock, systemElapsed } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import type { PinCost } from './platform/secrets/pin-hash.ts';
import { goFirst } from './platform/workers/right-of-way.ts';
import type { Asset, AssetPlace, Upload } from './rpc/assets.ts';
import { ofCase, ofContent, ofDocuments, ofVolume } from './rpc/consulted-addresses.ts';
import { type Asked, loggedAccess } from './rpc/access.ts';
import { createDoor } from './rpc/door.ts';
import type { CallContext } from './rpc/os.ts';
import { createSeats } from './rpc/seats.ts';
import {
  createWorkplace,
  openWorkplace,
  practicePinOf,
  PROGRAM,
  restoreWorkplace,
  type Workplace,
  type WorkplaceOptions,
} from './workplace/workplace.ts';

export interface AppOptions {
  /** Folder that holds templates/, resources/ and main/migrations/. */
  readonly resourcesRoot: string;
  /** Folder of this user's settings: which archive to open. */
  readonly configDir: string;
  /** Opens this archive instead of the configured one and leaves the configuration alone. */
  readonly archiveDir?: string;
  readonly capabilities: HostCapabilities;
  readonly log: Log;
  readonly clock?: Clock;
  readonly elapsed?: Elapsed;
  /** Folders shown as recorder cards besides the drives of this machine: the practice card. */
  readonly extraCards?: readonly string[];
  /** Takes up what the last run left behind, unless told not to: a single command does not own the archive's jobs. */
  readonly resumeJobs?: boolean;
  /** What one try of a PIN costs; tests take less. */
  readonly pinCost?: PinCost;
}

/**
 * The whole program without a host: what a screen may ask, the bytes it may fetch, and how to end.
 * Read from top to bottom it shows the way of a case through the house.
 */
export async function createApp(options: AppOptions) {
  const { log } = options;
  const folders = createFolders();
  const elapsed = options.elapsed ?? systemElapsed;
  const workplaceOptions: WorkplaceOptions = {
    resourcesRoot: options.resourcesRoot,
    anchorsDir: join(options.configDir, 'anchors'),
    clock: options.clock ?? systemClock,
    log,
    folders,
    extraCards: options.extraCards ?? [],
    resumeJobs: options.resumeJobs ?? true,
    elapsed,
    pinCost: options.pinCost,
  };
  const seats = createSeats(elapsed);
  let workplace: Workplace | undefined;
  let blocked: string | undefined;
  let archiveDir = options.archiveDir;

  const open = (): Workplace => {
    if (workplace === undefined) {
      throw new ProblemError('archive-missing', blocked ?? '档案库尚未打开，请先完成首次设置。');
    }
    return workplace;
  };

  async function change(dir: string, next: Promise<Workplace>): Promise<void> {
    const opened = await next;
    // Whoever sits here is registered in the archive that is left.
    seats.clear('已经打开另一个档案库，请重新选择操作人员。');
    await workplace?.close();
    workplace = opened;
    blocked = undefined;
    archiveDir = dir;
    if (options.archiveDir === undefined) writeConfig(options.configDir, { archiveDir: dir });
  }

  const setupDoor: SetupDoor = {
    state: () => ({
      state: workplace !== undefined ? 'ready' : blocked !== undefined ? 'blocked' : 'first-run',
      ...(archiveDir === undefined ? {} : { archiveDir }),
      suggestedDir: suggestedArchiveDir(),
      ...(blocked === undefined ? {} : { problem: blocked }),
    }),
    async create(dir, setup) {
      const { workplace: made, slips } = await createWorkplace(dir, setup, workplaceOptions);
      await change(dir, Promise.resolve(made));
      return slips;
    },
    restore: (from, dir, actor, follow) =>
      restoreWorkplace(from, dir, actor ?? PROGRAM, workplaceOptions, follow),
    open: (dir) => change(dir, openWorkplace(dir, workplaceOptions)),
  };

  if (archiveDir === undefined) {
    try {
      archiveDir = readConfig(options.configDir).archiveDir;
    } catch (error) {
      log.error('app.config', error);
      blocked = problemOf(error).message;
    }
  }
  if (archiveDir !== undefined) {
    try {
      workplace = await openWorkplace(archiveDir, workplaceOptions);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'bug') log.error('app.open', error);
      blocked = problem.message;
    }
  }

  const router = {
    setup: setupHandlers(setupDoor, folders),
    session: sessionHandlers(() => {
      const here = open();
      return {
        accounts: here.accounts,
        access: here.access,
        async place() {
          const practicePin = await practicePinOf(here);
          return {
            bureau: (await here.settings.bureau()).name,
            ...(practicePin === undefined ? {} : { practicePin }),
          };
        },
        idleMinutes: async () => (await here.settings.preferences()).idleMinutes,
      };
    }),
    host: hostHandlers(options.capabilities, folders),
    settings: settingsHandlers(open),
    people: peopleHandlers(open),
    jobs: jobsHandlers(() => open().jobs),
    archive: archiveHandlers(open, folders),
    intake: intakeHandlers(() => open().intake, folders),
    cases: casesHandlers(() => open().cases),
    handling: handlingHandlers(open),
    parties: partiesHandlers(() => open().parties),
    procedure: procedureHandlers(() => {
      const { events, clocks } = open();
      return { events, clocks };
    }),
    way: wayHandlers(open),
    goods: goodsHandlers(() => open().goods),
    money: moneyHandlers(() => open().money),
    workbench: workbenchHandlers(() => open().workbench),
    phrases: phrasesHandlers(() => open().phrases),
    documents: documentsHandlers(() => open().documents),
    service: serviceHandlers(() => open().service),
    templates: templatesHandlers(() => open().templates),
    statutes: statutesHandlers(() => open().statutes),
    calendar: calendarHandlers(open),
    volumes: volumesHandlers(() => open().volumes),
    output: outputHandlers(() => open().output, folders),
    consultations: consultationsHandlers(() => open().consultations),
  };

  /** What fetches bytes by address, by the first part of the address: whom it lets, and what of cases it hands out. */
  const assets: Readonly<Record<string, AssetPlace>> = {
    originals: {
      permission: 'originals.read',
      source: originalAssets(() => open().archive),
      consults: ofContent,
    },
    derived: {
      permission: 'recordings.read',
      source: (rest) => open().intake.derivedAssets(rest),
      // The small picture of a list is part of the list.
      consults: (rest) => (rest[1] === 'poster' ? [] : ofContent(rest)),
    },
    scan: { permission: 'cards.read', source: (rest) => open().intake.scanAssets(rest) },
    documents: {
      permission: 'documents.read',
      source: documentAssets(() => open().documents),
      consults: ofDocuments,
    },
    together: {
      permission: 'documents.read',
      source: togetherAssets(() => open().documents),
      consults: ofDocuments,
    },
    blank: { permission: 'reference.read', source: blankAssets(() => open().documents) },
    clocks: { permission: 'cases.read', source: clockAssets(() => open().clocks) },
    registers: { permission: 'numbers.read', source: registerAssets(() => open().documents) },
    goods: { permission: 'cases.read', source: goodsAssets(() => open().goods), consults: ofCase },
    templates: { permission: 'reference.read', source: templateAssets(() => open().templates) },
    volumes: {
      permission: 'volumes.read',
      source: (rest) => open().volumes.assets(rest),
      consults: ofVolume,
    },
    consultations: {
      permission: 'consultations.read',
      source: consultationAssets(() => open().consultations),
    },
  };
  /** What somebody may not do and tried all the same, in the record of the archive; of the case nothing is told there. */
  async function recordRefusal(
    { what, permission }: Asked,
    { message }: Problem,
    actor: Actor,
  ): Promise<void> {
    await workplace?.archive.note(actor, () =>
      Promise.resolve({
        value: undefined,
        act: { act: 'door.refused', sentence: `无权办理，已拒绝：${message}`, details: { what, permission } },
      }),
    );
  }
  const door = createDoor({
    seats,
    access: loggedAccess(log, recordRefusal, elapsed, ({ consults = [], notedLater }, actor) => {
      if (notedLater === undefined) workplace?.consultations.passed({ actor, ids: consults });
    }),
    rights: () => workplace?.rights,
    renew: async () => workplace?.calendars.renew(),
  });

  return {
    router,
    folders,
    /** The open workplace, for the command line; throws `archive-missing` when there is none. */
    workplace: open,
    /** What a call carries; `seat` is the token its caller shows. */
    callContext: (seat?: string): CallContext => ({ door, seat, log }),
    /**
     * Seats the host itself, which is nobody's window: a command line. In an archive where nobody has a PIN yet it may
     * do everything. No transport leads here.
     */
    async seat(actor: Actor): Promise<Seat> {
      // By a name alone nobody gets in where somebody has a PIN: what is no secret is all that is left.
      const pinned = (await workplace?.accounts.pins.any()) ?? false;
      const house = pinned ? (['reference.read'] as const) : 'everything';
      return seats.take(() => Promise.resolve({ actor, department: '', roles: [], house }));
    },
    /**
     * The asset at `originals/…`, `derived/…`, `documents/…`; undefined when there is none.
     * @param view view key of the seat that looks. Errors: `actor-missing`, `purpose-missing`.
     * @param fetchedFor as its caller says; what only shows says nothing
     */
    async asset(
      address: string,
      view: string | undefined,
      fetchedFor?: FetchedFor,
    ): Promise<Asset | undefined> {
      const [place, ...rest] = address.split('/').map((part) => decodeURIComponent(part));
      // Names every object has (constructor, __proto__) are no places; whoever has no seat is not told which there are.
      const found = place !== undefined && Object.hasOwn(assets, place) ? assets[place] : undefined;
      const ids = found?.consults?.(rest) ?? [];
      const { actor } = await door.enter(
        {
          what: `assets/${place ?? ''}`,
          permission: found?.permission ?? 'seated',
          consults: ids,
          notedLater: true,
        },
        { view },
      );
      const asset = await found?.source(rest);
      if (asset !== undefined) workplace?.consultations.passed({ actor, ids, fetchedFor });
      return asset;
    },
    /**
     * Takes uploaded bytes into the vault, in the name of who sits there; a case may then claim them by their hash.
     * `name` only says what kind they are. Errors: `actor-missing`.
     */
    async takeUpload(name: string, seat: string | undefined, body: Readable): Promise<Upload> {
      const { actor } = await door.enter({ what: 'upload', permission: 'attachments.edit' }, { token: seat });
      // Whoever uploads waits for it as for a call: a card that comes in stands aside.
      const { sha256, bytes, mime } = await goFirst(() => takeUpload(open().archive, actor, name, body));
      return { sha256, bytes, mime };
    },
    async close() {
      await workplace?.close();
      workplace = undefined;
    },
  };
}

export type App = Awaited<ReturnType<typeof createApp>>;
