import type { Actor } from '#shared/contract/session.ts';
import type { PenaltyAmounts } from '#shared/domain/documents/facts/penalty-amounts.ts';
import type { Limits } from '#shared/domain/procedure/counting/limits.ts';
import type { Archive, ArchiveOptions } from '../features/archive/archive.ts';
import type { Holdings } from '../features/archive/care/archive-status.ts';
import type { Calendars } from '../features/calendar/calendar.ts';
import type {
  CaseEvents,
  Cases,
  Handling,
  Parties,
  Recusals,
  RunningClocks,
} from '../features/cases/cases.ts';
import type { Consultations } from '../features/consultations/consultations.ts';
import type { Documents, TemplateStore } from '../features/documents/documents.ts';
import type { Folders } from '../features/folders/folders.ts';
import type { Goods } from '../features/goods/goods.ts';
import type { Intake } from '../features/intake/intake.ts';
import type { Jobs } from '../features/jobs/jobs.ts';
import type { Money } from '../features/money/money.ts';
import type { Output } from '../features/output/output.ts';
import type { Access, Accounts, People } from '../features/people/people.ts';
import type { Phrases } from '../features/phrases/phrases.ts';
import type { KeptWays, Procedure } from '../features/procedure/procedure.ts';
import type { Service } from '../features/service/service.ts';
import type { RefusedInFolder } from '../features/settings/settings.handlers.ts';
import type { Settings } from '../features/settings/settings.ts';
import type { Statutes } from '../features/statutes/statutes.ts';
import type { Volumes } from '../features/volumes/volumes.ts';
import type { Workbench } from '../features/workbench/workbench.ts';
import type { Elapsed } from '../platform/clock.ts';
import type { FilingOrders } from '../platform/rule-data/filing-orders.ts';
import type { PinCost } from '../platform/secrets/pin-hash.ts';
import type { Rights } from '../rpc/door.ts';

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
