import { relative, sep } from 'node:path';
import * as z from 'zod';
import type { Finding, VerifyReport } from '#shared/contract/archive.ts';
import { unreadWords } from '#shared/domain/archive/unread-words.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import { runInWorker } from '../../../platform/workers/run-in-worker.ts';
import { plantedNames } from '../../../platform/sqlite/schema.ts';
import { checkVault } from '../../../platform/vault/check-vault.ts';
import { sha256OfPlace } from '../../../platform/vault/vault-layout.ts';
import type { JobDefinition, JobProgress } from '../../jobs/jobs.ts';
import type { Archive } from '../archive.ts';
import { acceptedRows, mayBeAccepted } from '../accept-row.ts';
import { DATABASE } from '../identity/archive-folder.ts';
import { ARCHIVE_CHAIN, NOT_OLD } from '../chain/audit.ts';
import { writeInfo } from '../identity/archive-info.ts';
import { LAST_VERIFY, type LastVerify } from './archive-status.ts';
import { checkAnchors } from './check-anchors.ts';
import type { CheckStep, RecordCheck } from '../checks/check-record.ts';
import { eachOriginal, findOriginal, sumOriginals } from '../originals/originals.repository.ts';

export const isIntact = (report: VerifyReport): boolean =>
  report.chain === 'intact' &&
  report.damaged.length === 0 &&
  report.missing.length === 0 &&
  report.foreign.length === 0 &&
  report.events.length === 0;

const VERIFIED = 'archive.verify';

/** What the act of a verification that found everything in order says of how far it read. */
const fullCheckSchema = z.object({ full: z.object({ until: z.number() }) });

/** An archive with fewer acts is read from the beginning every time: it takes no second. */
const READ_ANYWAY = 100_000;

type CheckEvents = (follow: {
  readonly signal?: AbortSignal | undefined;
  readonly report: (progress: { readonly current: number }) => void;
}) => Promise<VerifyReport['events']>;

type CheckRegisters = (signal: AbortSignal | undefined) => Promise<readonly Finding[]>;

export interface VerifyOptions {
  /** Reads every act again, also those an earlier full check found in order. */
  readonly full?: boolean;
  readonly readAnyway?: number;
  /** Cases of which what happened is kept otherwise than their documents say. */
  readonly checkEvents?: CheckEvents;
  /** What features that keep registers of their own find in them. */
  readonly checkRegisters?: CheckRegisters;
}

/**
 * Re-reads everything the archive keeps and changes nothing: every original with both hashes, the database's own
 * structure, the record of acts and every row of evidence bound to it. Damaged and missing originals are named by their SHA-256, the database by its file
 * name, foreign files by their path in the archive. Progress in bytes.
 */
export async function verifyArchive(
  archive: Archive,
  report: (progress: JobProgress) => void,
  signal?: AbortSignal,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const { db, vault, dir } = archive;
  const damaged: string[] = [];
  const missing: string[] = [];
  const foreign: string[] = [];
  const unfinished: string[] = [];
  const strangers: string[] = [];
  let checked = 0;
  let current = 0;
  const { bytes: total } = await sumOriginals(db);
  report({ step: '核对操作记录', current, total, unit: 'bytes' });
  const before = await checkedBefore(archive, options);
  const from = before?.until;
  const record = await runInWorker<RecordCheck, CheckStep>(
    'record-check',
    { file: archive.databaseFile, question: { migrationsDir: archive.migrationsDir, from } },
    {
      signal,
      onProgress: ({ step, current: done }) => {
        report({ step: `${step}（${done.toString()}）` });
      },
    },
  );
  const registers = (await options.checkRegisters?.(signal)) ?? [];
  const findings = [...record.findings, ...checkAnchors(archive), ...registers].map((finding) =>
    mayBeAccepted(finding) ? { ...finding, acceptable: true } : finding,
  );
  report({ step: '检查数据库' });
  if (!(await archive.isDatabaseSound(signal))) damaged.push(DATABASE);

  report({ step: '重读原件' });
  for await (const finding of checkVault(vault, expected(archive), signal)) {
    if (finding.state === 'foreign') {
      strangers.push(finding.path);
      continue;
    }
    checked += 1;
    current += finding.size;
    if (finding.state === 'damaged') damaged.push(finding.sha256);
    if (finding.state === 'missing') missing.push(finding.sha256);
    report({ current });
  }
  // Asked again at the end: what was imported while this ran has its row by now.
  for (const path of strangers) {
    if (await isListed(archive, path)) continue;
    const left = await isUnfinished(archive, path, signal);
    (left ? unfinished : foreign).push(placeInArchive(dir, vault.dir, path));
  }
  const checkedCases = ({ current: cases }: { readonly current: number }) => {
    report({ step: `核对办理经过（${cases.toString()}）` });
  };
  return {
    checked,
    damaged,
    missing,
    foreign,
    unfinished,
    chain: findings.length === 0 ? 'intact' : 'broken',
    ...(record.brokenAt === undefined ? {} : { brokenAt: record.brokenAt }),
    findings,
    findingCount: record.count + findings.length - record.findings.length,
    rows: record.rows,
    acts: record.acts,
    ...(before === undefined ? {} : { since: before.until, fullAt: before.at }),
    accepted: [...(await acceptedRows(db))],
    events: [...((await options.checkEvents?.({ signal, report: checkedCases })) ?? [])],
  };
}

/** How far the last full check read, and when; undefined when all is read. */
interface FullCheck {
  readonly until: number;
  readonly at: IsoInstant;
}

/**
 * Read off the act of that check, which stands behind what it read and so is itself read again: nobody keeps acts from
 * being looked at by a note beside the chain.
 */
async function checkedBefore(
  { db }: Archive,
  { full = false, readAnyway = READ_ANYWAY }: VerifyOptions,
): Promise<FullCheck | undefined> {
  if (full) return undefined;
  const acts = await db
    .selectFrom('acts')
    .select(['sequence', 'at', 'details'])
    .where('chain', '=', ARCHIVE_CHAIN)
    .where('chain', '<>', NOT_OLD)
    .where('act', '=', VERIFIED)
    .where('details', 'like', '%"full":{"until":%')
    .orderBy('position', 'desc')
    .limit(1)
    .execute();
  for (const { sequence, at, details } of acts) {
    const { data } = fullCheckSchema.safeParse(JSON.parse(details));
    if (data !== undefined && data.full.until < sequence && data.full.until >= readAnyway)
      return { until: data.full.until, at };
  }
  return undefined;
}

async function* expected({ db }: Archive) {
  for await (const { sha256, sm3, bytes } of eachOriginal(db)) yield { sha256, sm3, size: bytes };
}

async function isListed({ db }: Archive, path: string): Promise<boolean> {
  const sha256 = sha256OfPlace(path);
  return sha256 !== undefined && (await findOriginal(db, sha256)) !== undefined;
}

/**
 * Whether a file that is not listed was left by an import or upload that was cut off between storing and entering: it is
 * what its name says, and no act ever spoke of it. One the chain knows was taken out of the list, and stays a stranger.
 */
async function isUnfinished(
  { db, vault }: Archive,
  path: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const sha256 = sha256OfPlace(path);
  if (sha256 === undefined) return false;
  const act = await db
    .selectFrom('acts')
    .select('sequence')
    .where('details', 'like', `%${sha256}%`)
    .limit(1)
    .executeTakeFirst();
  if (act !== undefined) return false;
  return (await vault.verify(sha256, { signal })).state === 'intact';
}

const placeInArchive = (dir: string, vaultDir: string, path: string): string =>
  `${relative(dir, vaultDir).split(sep).join('/')}/${path}`;

/** One sentence that names everything wrong, or says that nothing is. */
export function verifySentence(report: VerifyReport): string {
  const named = (names: readonly string[]) =>
    names.slice(0, 3).map(short).join('、') + (names.length > 3 ? '等' : '');
  const faults = [
    report.damaged.length > 0 ? `${report.damaged.length}个文件损坏（${named(report.damaged)}）` : '',
    report.missing.length > 0 ? `${report.missing.length}个原件丢失（${named(report.missing)}）` : '',
    report.foreign.length > 0 ? `${report.foreign.length}个文件未在库中登记（${named(report.foreign)}）` : '',
    findingWords(report),
    eventWords(report),
  ].filter((fault) => fault !== '');
  const unfinished =
    report.unfinished.length > 0
      ? `另有${report.unfinished.length}个文件未完成：已写入但没有登记，是采集或者上传中断留下的；继续或者重新采集后即登记。`
      : '';
  if (faults.length > 0)
    return `已重读${report.checked}个原件：${faults.join('；')}。请保留现状，${adviceFor(report)}。${unfinished}${unreadWords(report)}`;
  return report.since === undefined
    ? `已重读${report.checked}个原件和全部操作记录，完整无误。${acceptedWords(report)}${unfinished}`
    : `已重读${report.checked}个原件、${report.rows}项登记和上次完整核验以来的${report.acts}条操作记录，没有发现问题。${acceptedWords(report)}${unreadWords(report)}${unfinished}`;
}

/** What was accepted once is said each time. */
function acceptedWords({ accepted }: VerifyReport): string {
  const [last] = accepted;
  if (last === undefined) return '';
  return `其中${accepted.length.toString()}处曾在程序之外改动、已有人采用（最近一次：${last.by}，${last.at.slice(0, 10)}）。`;
}

const NAMED = 3;

function findingWords({ findings, findingCount }: VerifyReport): string {
  if (findingCount === 0) return '';
  const named = findings
    .slice(0, NAMED)
    .map(({ sentence }) => sentence.replace(/。$/, ''))
    .join('；');
  return `${findingCount.toString()}处与操作记录不一致：${named}${findingCount > NAMED ? '等' : ''}`;
}

function eventWords({ events }: VerifyReport): string {
  if (events.length === 0) return '';
  const named = events
    .slice(0, NAMED)
    .map(({ caseNumber }) => caseNumber)
    .join('、');
  return `${events.length.toString()}个案件的办理经过与文书不一致（${named}${events.length > NAMED ? '等' : ''}）`;
}

/** A backup helps against damage and loss only. */
function adviceFor({ damaged, missing, foreign, findingCount }: VerifyReport): string {
  if (damaged.length + missing.length + foreign.length + findingCount === 0)
    return '在“设置 · 档案库”里重新整理（命令行：anjuan archive rebuild）';
  return damaged.length + missing.length > 0
    ? '在“设置 · 档案库”里从备份、移交包或者存储卡恢复'
    : '联系维护人员查明来由';
}

const short = (name: string): string => (/^[0-9a-f]{64}$/.test(name) ? `${name.slice(0, 12)}…` : name);

/** Job `verify`: its result is a VerifyReport, kept as the archive's last verification. */
export const verifyInput = z.object({ full: z.boolean().default(false) });

export function verifyJob(
  archive: Archive,
  checks: Pick<VerifyOptions, 'checkEvents' | 'checkRegisters'>,
): JobDefinition<z.output<typeof verifyInput>> {
  return {
    kind: 'verify',
    lane: 'archive',
    input: verifyInput,
    resumable: false,
    async run({ actor, signal, report, input: { full } }) {
      // What somebody put in there acts with every write: nothing is written then, and the finding names it.
      const planted = await plantedNames(archive.db);
      if (planted.length === 0) await archive.seal('核验');
      const result = await verifyArchive(archive, report, signal, { ...checks, full });
      const summary = verifySentence(result);
      if (planted.length > 0)
        return { summary: `${summary}本次核验没有记入操作记录。`, attention: true, result };
      const last: LastVerify = { at: archive.clock.now(), intact: isIntact(result), report: result };
      const ended = { summary, attention: !last.intact || result.unfinished.length > 0, result };
      await archive.note(actor, async (tx) => {
        // It is bound like evidence: where no act can be written it would stand in none.
        if (!archive.writeProtected) await writeInfo(tx, LAST_VERIFY, last);
        const isFull = last.intact && result.since === undefined;
        return {
          value: undefined,
          act: {
            act: VERIFIED,
            sentence: `核验档案库：${summary}`,
            details: { report: result, ...(isFull ? { full: { until: result.acts } } : {}) },
          },
        };
      });
      return ended;
    },
  };
}
