import { relative, sep } from 'node:path';
import { sql } from 'kysely';
import * as z from 'zod';
import type { VerifyReport } from '#shared/contract/archive.ts';
import { checkVault } from '../../platform/vault/check-vault.ts';
import { sha256OfPlace } from '../../platform/vault/vault-layout.ts';
import type { JobDefinition, JobProgress } from '../jobs/jobs.ts';
import type { Archive } from './archive.ts';
import { DATABASE } from './archive-folder.ts';
import { writeInfo } from './archive-info.ts';
import { LAST_VERIFY, type LastVerify } from './archive-status.ts';
import { checkChain } from './check-chain.ts';
import { eachOriginal, findOriginal, sumOriginals } from './originals.repository.ts';

export const isIntact = (report: VerifyReport): boolean =>
  report.chain === 'intact' &&
  report.damaged.length === 0 &&
  report.missing.length === 0 &&
  report.foreign.length === 0;

/**
 * Re-reads everything the archive keeps and changes nothing: every original with both hashes, the database's own
 * structure, the audit chain. Damaged and missing originals are named by their SHA-256, the database by its file
 * name, foreign files by their path in the archive. Progress in bytes.
 */
export async function verifyArchive(
  archive: Archive,
  report: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<VerifyReport> {
  const { db, vault, dir } = archive;
  const damaged: string[] = [];
  const missing: string[] = [];
  const foreign: string[] = [];
  const strangers: string[] = [];
  let checked = 0;
  let current = 0;
  const { bytes: total } = await sumOriginals(db);
  report({ step: '核对操作记录', current, total, unit: 'bytes' });
  const chain = await checkChain(db, signal);
  report({ step: '检查数据库' });
  if (!(await isDatabaseSound(archive, signal))) damaged.push(DATABASE);

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
    if (!(await isListed(archive, path))) foreign.push(placeInArchive(dir, vault.dir, path));
  }
  return {
    checked,
    damaged,
    missing,
    foreign,
    chain: chain.chain,
    ...(chain.chain === 'broken' ? { brokenAt: chain.brokenAt } : {}),
  };
}

async function* expected({ db }: Archive) {
  for await (const { sha256, sm3, bytes } of eachOriginal(db)) yield { sha256, sm3, size: bytes };
}

async function isListed({ db }: Archive, path: string): Promise<boolean> {
  const sha256 = sha256OfPlace(path);
  return sha256 !== undefined && (await findOriginal(db, sha256)) !== undefined;
}

const placeInArchive = (dir: string, vaultDir: string, path: string): string =>
  `${relative(dir, vaultDir).split(sep).join('/')}/${path}`;

/** SQLite's own check, table by table, so that the program stays responsive in between. */
async function isDatabaseSound({ db }: Archive, signal: AbortSignal | undefined): Promise<boolean> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and sql not like 'CREATE VIRTUAL%' order by name`.execute(
    db,
  );
  for (const { name } of tables.rows) {
    signal?.throwIfAborted();
    const found = await sql<{ integrity_check: string }>`pragma integrity_check(${sql.table(name)})`.execute(
      db,
    );
    if (found.rows.some((row) => row.integrity_check !== 'ok')) return false;
  }
  const orphans = await sql`pragma foreign_key_check`.execute(db);
  return orphans.rows.length === 0;
}

/** One sentence that names everything wrong, or says that nothing is. */
export function verifySentence(report: VerifyReport): string {
  const named = (names: readonly string[]) =>
    names.slice(0, 3).map(short).join('、') + (names.length > 3 ? '等' : '');
  const faults = [
    report.damaged.length > 0 ? `${report.damaged.length}个文件损坏（${named(report.damaged)}）` : '',
    report.missing.length > 0 ? `${report.missing.length}个原件丢失（${named(report.missing)}）` : '',
    report.foreign.length > 0 ? `${report.foreign.length}个文件未在库中登记（${named(report.foreign)}）` : '',
    report.brokenAt === undefined ? '' : `操作记录从第${report.brokenAt}条起与原来不一致`,
  ].filter((fault) => fault !== '');
  return faults.length === 0
    ? `已重读${report.checked}个原件和全部操作记录，完整无误。`
    : `已重读${report.checked}个原件：${faults.join('；')}。请保留现状，从备份恢复或者联系维护人员。`;
}

const short = (name: string): string => (/^[0-9a-f]{64}$/.test(name) ? `${name.slice(0, 12)}…` : name);

/** Job `verify`: its result is a VerifyReport, kept as the archive's last verification. */
export function verifyJob(archive: Archive): JobDefinition<Record<string, never>> {
  return {
    kind: 'verify',
    lane: 'archive',
    input: z.record(z.string(), z.never()),
    resumable: false,
    async run({ actor, signal, report }) {
      const result = await verifyArchive(archive, report, signal);
      const summary = verifySentence(result);
      const last: LastVerify = { at: archive.clock.now(), intact: isIntact(result), report: result };
      await archive.act(actor, async (tx) => {
        await writeInfo(tx, LAST_VERIFY, last);
        return {
          value: undefined,
          act: { act: 'archive.verify', sentence: `核验档案库：${summary}`, details: { report: result } },
        };
      });
      return { summary, attention: !last.intact, result };
    },
  };
}
