import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { Act } from '#shared/contract/archive.ts';
import type { Folder } from '#shared/contract/host.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { exportResultSchema } from '#shared/contract/volumes.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { writeBagInWorker } from '../../platform/bagit/bags-in-worker.ts';
import type { PayloadFile } from '../../platform/bagit/write-bag.ts';
import { liesWithin } from '../../platform/files/lies-within.ts';
import { sizeText } from '../../platform/files/free-space.ts';
import { packageFileName } from '../../platform/bagit/package-names.ts';
import { type Archive, headOfCase, requireAgreement } from '../archive/archive.ts';
import type { Cases } from '../cases/cases.ts';
import type { Documents } from '../documents/documents.ts';
import type { JobDefinition, JobOutcome, JobRun } from '../jobs/jobs.ts';
import type { Settings } from '../settings/settings.ts';
import type { Volumes } from '../volumes/volumes.ts';
import {
  indexPage,
  type PackageContent,
  type PackagedDocument,
  payloadOf,
  placeOriginals,
} from './package-content.ts';

export interface ExportHelp {
  readonly archive: Archive;
  readonly cases: Pick<Cases, 'get'>;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly volumes: Volumes;
  readonly recordingsOf: (caseId: string) => Promise<readonly RecordingRow[]>;
  readonly pictureOf: (sha256: string) => Promise<string | undefined>;
  /** The acts of a case, the newest first, before a sequence number. */
  readonly actsOf: (query: { caseId: string; before?: number; limit: number }) => Promise<readonly Act[]>;
  readonly handFolder: (path: string) => Folder;
}

/** `dir`: the folder to be made. */
export const exportInput = z.object({ caseId: z.string(), dir: z.string() });
type ExportInput = z.output<typeof exportInput>;
type ExportResult = z.output<typeof exportResultSchema>;

/** Bytes of a case's number or title in the name of its package. */
const NAME_BYTES = 90;

/** `<案号>-移交包-20260305` in the chosen folder, which must not lie in the archive. */
export function packageDir(
  archiveDir: string,
  folder: string,
  theCase: { readonly caseNumber: string; readonly title: string },
  today: string,
): string {
  if (liesWithin(folder, archiveDir)) {
    throw new ProblemError('invalid-input', '移交包不能放在档案库自己的文件夹里，请选择另一个位置。', {
      folder,
    });
  }
  const called = theCase.caseNumber === '' ? theCase.title : theCase.caseNumber;
  return join(folder, `${packageFileName(called, NAME_BYTES)}-移交包-${today.replaceAll('-', '')}`);
}

function freeName(dir: string): string {
  if (!existsSync(dir)) return dir;
  for (let n = 2; ; n += 1) if (!existsSync(`${dir}-${n}`)) return `${dir}-${n}`;
}

/** Job `export`: its result is `exportResultSchema`. */
export function exportJob(help: ExportHelp): JobDefinition<ExportInput> {
  return {
    kind: 'export',
    lane: 'volume',
    input: exportInput,
    resumable: true,
    run: (run) => exportPackage(help, run),
  };
}

/**
 * Writes a BagIt package of a case: bound volumes, issued documents, originals, the case as data and a page to read
 * them by. Every file is hashed while it is copied; an original that is not what it was stops the export by name.
 */
async function exportPackage(help: ExportHelp, run: JobRun<ExportInput>): Promise<JobOutcome> {
  const { archive } = help;
  const { caseId, dir: wanted } = run.input;
  await archive.read((db) => requireAgreement(db, caseId, '没有导出'));
  const content = await collect(help, run);
  const originals = placeOriginals(content);
  const payload = payloadOf(content, originals, (sha256) => archive.vault.pathOf(sha256));
  const page = await indexPage(content, originals, help.pictureOf);
  const target = freeName(wanted);
  const written = await writeBagInWorker({
    target,
    payload,
    info: bagInfo(content),
    baggingDate: archive.clock.today(),
    tagFiles: (files) => [{ path: 'index.html', bytes: page(files) }],
    signal: run.signal,
    onProgress: ({ phase, bytes, totalBytes }) =>
      run.report({
        step: phase === 'write' ? '复制' : '重读核对',
        unit: 'bytes',
        current: bytes,
        total: totalBytes,
      }),
  }).catch((error: unknown) => {
    throw named(error, payload);
  });
  const result: ExportResult = {
    dir: target,
    folderId: help.handFolder(target).folderId,
    files: written.files.length,
    bytes: written.bytes,
  };
  await archive.note(run.actor, async () =>
    Promise.resolve({
      value: undefined,
      act: {
        act: 'output.export',
        sentence: `导出移交包“${basename(target)}”：${result.files}个文件`,
        caseId,
        details: {
          dir: target,
          files: result.files,
          bytes: result.bytes,
          manifest: written.manifestSha256,
          seal: content.seal,
        },
      },
    }),
  );
  return { ...outcome(content, result), result };
}

async function collect(help: ExportHelp, run: JobRun<ExportInput>): Promise<PackageContent> {
  const { archive, cases, documents, settings, volumes } = help;
  const { caseId } = run.input;
  const { actor, signal, report } = run;
  const theCase = await cases.get(caseId);
  return {
    theCase,
    bureau: (await settings.bureau()).name,
    volumes: await volumes.boundFiles({ actor, signal, report }, caseId),
    documents: await issuedDocuments(documents, caseId),
    recordings: await help.recordingsOf(caseId),
    attachments: await volumes.attachments(caseId),
    acts: await allActs(help, caseId),
    seal: (await archive.seal('导出')) ?? null,
    head: (await headOfCase(archive.db, caseId)) ?? null,
    exportedAt: archive.clock.now(),
    exportedBy: actor.name,
  };
}

async function issuedDocuments(documents: Documents, caseId: string): Promise<readonly PackagedDocument[]> {
  const issued: PackagedDocument[] = [];
  for (const summary of await documents.ofCase(caseId)) {
    if (summary.state !== 'finalised' || summary.sha256 === undefined) continue;
    const { bytes: docx } = await documents.file(summary.id, 'docx');
    issued.push({ summary, sha256: summary.sha256, docx, ...(await documents.data(summary.id)) });
  }
  return issued;
}

const ACTS_AT_ONCE = 200;

async function allActs({ actsOf }: ExportHelp, caseId: string): Promise<readonly Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const before = acts.at(-1)?.sequence;
    const next = await actsOf({ caseId, limit: ACTS_AT_ONCE, ...(before === undefined ? {} : { before }) });
    acts.push(...next);
    if (next.length < ACTS_AT_ONCE) return acts.reverse();
  }
}

const bagInfo = ({ theCase, bureau, exportedBy }: PackageContent) =>
  [
    ['Source-Organization', bureau],
    ['External-Identifier', theCase.caseNumber],
    ['External-Description', theCase.title],
    ['Contact-Name', exportedBy],
  ] as const;

/** A file of the vault that cannot be read or has changed, under the name the clerk knows it by. */
function named(error: unknown, payload: readonly PayloadFile[]): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'archive-damaged') return error;
  const path = error.details?.['path'];
  const file = payload.find((one) => one.path === path || ('file' in one.source && one.source.file === path));
  if (file === undefined) return error;
  return new ProblemError(
    'archive-damaged',
    `“${basename(file.path)}”已损坏或丢失，与入库时不一致，已停止导出，没有留下半成品。请在“设置 · 档案库”里完整核验，从备份恢复后再导出。`,
    { ...error.details, path: file.path },
    error,
  );
}

function outcome({ volumes }: PackageContent, { dir, files, bytes }: ExportResult) {
  const drafts = volumes.reduce((sum, volume) => sum + volume.drafts, 0);
  const blocking = volumes.reduce((sum, volume) => sum + volume.blocking, 0);
  const open = [
    ...(drafts > 0 ? [`${drafts}件还是草稿`] : []),
    ...(blocking > drafts ? [`还缺${blocking - drafts}件材料`] : []),
  ];
  const incomplete = open.length === 0 ? '' : `案卷尚不完整：${open.join('，')}。`;
  return {
    summary: `已导出“${basename(dir)}”：${files}个文件，${sizeText(bytes)}，写入后逐个重读，核对无误。${incomplete}`,
    attention: open.length > 0,
  };
}
