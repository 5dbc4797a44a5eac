import type { Finding } from '#shared/contract/archive.ts';
import type { Consultation, ConsultationPage } from '#shared/contract/consultations.ts';
import type { Actor } from '#shared/contract/session.ts';
import {
  type Consulted,
  type FetchedFor,
  needsPurpose,
  type PurposeRule,
} from '#shared/domain/consultations/consultation.ts';
import { consultationSheet } from '#shared/domain/consultations/register-sheet.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Elapsed } from '../../platform/clock.ts';
import type { Reader } from '../../platform/sqlite/open.ts';
import type { PageSetter } from '../../platform/typst/page-setter.ts';
import type { ConsultedId } from '../../rpc/consulted-id.ts';
import type { Archive } from '../archive/archive.ts';
import { checkDays } from './closed-days.ts';
import { consultationsOf, declaredPurpose, type StoredConsultation } from './consultations.repository.ts';
import { createConsultationLog } from './consultation-log.ts';

/** Somebody was let through the door to these. */
export interface Passed {
  readonly actor: Actor;
  readonly ids: readonly ConsultedId[];
  readonly fetchedFor?: FetchedFor;
}

/** 调阅登记. See docs/decisions/consultations.md. */
export interface Consultations {
  /** Enters what somebody consults. He waits for nothing: it is written within the same moment, and once. */
  passed(passed: Passed): void;
  /** Errors: `purpose-missing` naming the case, where the bureau asks what it is consulted for and nobody has said it today. */
  requirePurpose(actor: Actor, ids: readonly ConsultedId[]): Promise<void>;
  /** 调阅目的, good for this person and case today. */
  declare(actor: Actor, caseId: string, purpose: string): Promise<void>;
  ofCase(caseId: string, before?: string): Promise<ConsultationPage>;
  ofPerson(personId: string, before?: string): Promise<ConsultationPage>;
  /** 调阅登记表 as PDF. Errors: `not-found`, `blocked-by-rule` when there is no entry. */
  sheetOfCase(caseId: string): Promise<ConsultationFile>;
  sheetOfPerson(personId: string): Promise<ConsultationFile>;
  /** Closed days that are no longer as they were. */
  check(signal?: AbortSignal): Promise<readonly Finding[]>;
  /** Everything heard so far is written. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ConsultationFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export interface ConsultationsDeps {
  readonly archive: Archive;
  readonly typesetter: Pick<PageSetter, 'pdf'>;
  readonly elapsed: Elapsed;
  readonly purposeRule: () => Promise<PurposeRule>;
  /** What stands behind these, of whatever cases; what belongs to none is left out. */
  readonly find: (db: Reader, ids: readonly ConsultedId[]) => Promise<readonly Consulted[]>;
  readonly handles: (db: Reader, personId: string, caseId: string) => Promise<boolean>;
  readonly caseNumbers: (caseIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly nameOfPerson: (personId: string) => Promise<string>;
  readonly bureau: () => Promise<string>;
}

const PAGE = 200;
/** More than a case or a person has in years; the sheet says where it ends. */
const SHEET_LINES = 5_000;

export function createConsultations(deps: ConsultationsDeps): Consultations {
  const { archive } = deps;
  const log = createConsultationLog(deps);

  async function named(entries: readonly StoredConsultation[]): Promise<Consultation[]> {
    const numbers = await deps.caseNumbers([...new Set(entries.map(({ caseId }) => caseId))]);
    return entries.map((entry) => ({ ...entry, caseNumber: numbers.get(entry.caseId) ?? '' }));
  }

  async function page(
    of: Parameters<typeof consultationsOf>[1],
    before: string | undefined,
  ): Promise<ConsultationPage> {
    await log.settled();
    const found = await consultationsOf(archive.db, of, { before, limit: PAGE + 1 });
    return { entries: await named(found.slice(0, PAGE)), more: found.length > PAGE };
  }

  async function sheet(
    of: Parameters<typeof consultationsOf>[1],
    about: { readonly of: 'case' | 'person'; readonly words: string; readonly name: string },
  ): Promise<ConsultationFile> {
    await log.settled();
    const found = await consultationsOf(archive.db, of, { limit: SHEET_LINES });
    if (found.length === 0) throw new ProblemError('blocked-by-rule', '还没有调阅登记，没有内容可以打印。');
    // On paper the oldest comes first, as a register is kept by hand.
    const lines = (await named(found)).reverse();
    const cut = found.length === SHEET_LINES ? `（最近${SHEET_LINES.toString()}条）` : '';
    const tree = consultationSheet(lines, {
      of: about.of,
      about: `${about.words}${cut}`,
      bureau: await deps.bureau(),
    });
    const title = `调阅登记表 ${about.name}`;
    const bytes = await deps.typesetter.pdf(tree, { title, createdAt: archive.clock.now() });
    return { bytes, fileName: `${title}.pdf` };
  }

  return {
    passed: log.passed,
    async requirePurpose(actor, ids) {
      if (ids.length === 0) return;
      const rule = await deps.purposeRule();
      if (rule === 'nobody') return;
      const day = archive.clock.today();
      const cases = new Set((await deps.find(archive.db, ids)).map(({ caseId }) => caseId));
      for (const caseId of cases) {
        if (!needsPurpose(rule, await deps.handles(archive.db, actor.id, caseId))) continue;
        if (log.declared(actor.id, caseId, day)) continue;
        if ((await declaredPurpose(archive.db, { personId: actor.id, caseId, day })) !== undefined) continue;
        const number = (await deps.caseNumbers([caseId])).get(caseId) ?? '';
        throw new ProblemError('purpose-missing', `调阅${number}案卷，请先写明调阅目的。`, { caseId });
      }
    },
    declare: (actor, caseId, purpose) => log.declare(actor, caseId, purpose),
    ofCase: (caseId, before) => page({ case_id: caseId }, before),
    ofPerson: (personId, before) => page({ person_id: personId }, before),
    async sheetOfCase(caseId) {
      const number = (await deps.caseNumbers([caseId])).get(caseId);
      if (number === undefined) throw new ProblemError('not-found', '没有找到这个案件。');
      return sheet({ case_id: caseId }, { of: 'case', words: `案号：${number}`, name: number });
    },
    async sheetOfPerson(personId) {
      const name = await deps.nameOfPerson(personId);
      return sheet({ person_id: personId }, { of: 'person', words: `调阅人：${name}`, name });
    },
    check: async (signal) => {
      await log.settled();
      return checkDays(archive.db, signal);
    },
    settled: log.settled,
    close: log.close,
  };
}
