import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Folder } from '#shared/contract/host.ts';
import type { CardScan, ImportReport, RecordingRow } from '#shared/contract/intake.ts';
import type { Actor } from '#shared/contract/session.ts';
import { instantOf } from '#shared/domain/recordings/device-time.ts';
import type { CaseCandidate, OfficerNumber } from '#shared/domain/recordings/match-to-case.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { removableDrives } from '../../platform/drives.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import { requireFreeSpace } from '../../platform/files/free-space.ts';
import type { RecorderProfiles } from '../../platform/rule-data/recorder-profiles.ts';
import { newId } from '../../platform/ids.ts';
import type { AssetSource } from '../../rpc/assets.ts';
import { fileAsset } from '../../rpc/file-asset.ts';
import type { Archive } from '../archive/archive.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { derivedFile, transcodeJob } from './access-copies.ts';
import { importReport, insertBatch, listBatches, setBatchJob } from './batches.repository.ts';
import { importJob } from './import-card.ts';
import {
  assignRecordings,
  countRecordings,
  countUnassigned,
  findDerived,
  listRecordings,
  type RecordingFilter,
} from './recordings.repository.ts';
import { scanCard, type ScannedCard } from './scan-card.ts';
import { noteUnread } from './file-checks.repository.ts';
import { seenFiles } from './seen-files.ts';
import { type PurposeChange, setPurpose } from './set-purpose.ts';
import { type SettledTime, settleTime } from './settle-time.ts';

export { casesOfRecordings } from './cases-of-recordings.ts';
export { consultedRecordings } from './consulted-recordings.ts';
export interface ImportRequest {
  readonly scanId: string;
  /** Indexes of the scan's files; everything when absent. */
  readonly files?: readonly number[] | undefined;
  readonly assignments: readonly { readonly group: number; readonly caseId: string }[];
  readonly officerId?: string | undefined;
}

export interface Intake {
  /** Drives that look like a recorder's card. */
  cards(): Promise<readonly Folder[]>;
  scan(folder: Folder): Promise<CardScan>;
  /** Starts job `import`; returns its id. */
  import(actor: Actor, request: ImportRequest): Promise<string>;
  recordings(filter: RecordingFilter): Promise<readonly RecordingRow[]>;
  assign(actor: Actor, recordingIds: readonly string[], caseId: string | null): Promise<void>;
  /** 证明对象 in the case of a recording; an empty text takes it back. Errors: `not-found`, `blocked-by-rule`. */
  setPurpose(actor: Actor, change: PurposeChange): Promise<void>;
  /** Decides when a recording was made. Errors: `not-found`, `blocked-by-rule`, `invalid-input`. */
  settleTime(actor: Actor, settled: SettledTime): Promise<void>;
  makeAccessCopy(actor: Actor, recordingId: string): Promise<string>;
  batches(): ReturnType<typeof listBatches>;
  batch(batchId: string): Promise<ImportReport>;
  countUnassigned(): Promise<number>;
  /** How many recordings the archive holds. */
  count(): Promise<number>;
  /** The file of a picture or access copy, for what prints it; undefined when there is none. */
  derivedPath(sha256: string, kind: string): Promise<string | undefined>;
  /** `derived/<sha256>/<kind>` */
  readonly derivedAssets: AssetSource;
  /** `scan/<scanId>/<index>/thumbnail` */
  readonly scanAssets: AssetSource;
  close(): Promise<void>;
}

export interface IntakeDeps {
  readonly archive: Archive;
  readonly jobs: Jobs;
  readonly ffmpeg: Ffmpeg;
  readonly profiles: RecorderProfiles;
  readonly handFolder: (path: string, removable: boolean) => Folder;
  readonly officers: () => Promise<readonly OfficerNumber[]>;
  /** How much of a card is read a second time before its files count as taken: the bureau's choice. */
  readonly reread: () => Promise<'sample' | 'all'>;
  /** Open cases a recording may belong to; cases come after intake in the flow, so they are asked for here. */
  readonly caseCandidates: () => Promise<readonly CaseCandidate[]>;
  readonly caseTitles: (caseIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Folders shown as cards besides the drives of this machine, for practice. */
  readonly extraCards: readonly string[];
}

const SCANS_KEPT = 8;
/** What a recorder's card has at its root. */
const CARD_SIGNS = /^(dcim|private|sn\.txt|gbpe\.prop|files|misc)$/i;

export function createIntake(deps: IntakeDeps): Intake {
  const { archive, jobs, ffmpeg, profiles } = deps;
  const scans = new Map<string, ScannedCard>();
  let thumbnails: Promise<string> | undefined;

  async function startTranscode(recordingIds: readonly string[], actor: Actor): Promise<string> {
    return jobs.start({
      kind: 'transcode',
      title: `制作缩略图和查看副本（${recordingIds.length}个文件）`,
      input: { recordingIds },
      actor,
    });
  }

  jobs.define(transcodeJob({ archive, ffmpeg }));
  jobs.define(
    importJob({
      archive,
      ffmpeg,
      profiles,
      officers: deps.officers,
      reread: deps.reread,
      imported: async (ids, actor) => {
        await startTranscode(ids, actor);
      },
    }),
  );

  function scanned(scanId: string): ScannedCard {
    const scan = scans.get(scanId);
    if (scan === undefined) throw new ProblemError('not-found', '这张卡的查看结果已过期，请重新打开这张卡。');
    return scan;
  }

  return {
    async cards() {
      const drives = [...(await removableDrives()), ...deps.extraCards];
      const cards: Folder[] = [];
      for (const drive of drives) {
        // A drive that was just pulled is no card; the next look will not list it.
        const names = await readdir(drive).catch(() => []);
        if (names.some((name) => CARD_SIGNS.test(name))) cards.push(deps.handFolder(drive, true));
      }
      return cards;
    },

    async scan(folder) {
      const card = await scanCard(folder, {
        profiles,
        ffmpeg,
        now: archive.clock.now(),
        officers: await deps.officers(),
        cases: await deps.caseCandidates(),
        seen: (files) => seenFiles(archive.db, files),
        newId,
      });
      scans.set(card.view.scanId, card);
      for (const old of [...scans.keys()].slice(0, -SCANS_KEPT)) scans.delete(old);
      return card.view;
    },

    async import(actor, { scanId, files, assignments, officerId }) {
      const card = scanned(scanId);
      const chosen = (files ?? card.files.map((_, index) => index)).flatMap(
        (index) => card.files[index] ?? [],
      );
      if (chosen.length === 0) throw nothingChosen(card);
      // What came in before is only read; should it have to be copied after all, a full disk is said then.
      await requireFreeSpace(
        archive.dir,
        chosen.reduce((sum, file) => sum + (file.seen ? 0 : file.bytes), 0),
        '档案',
      );
      const batchId = newId();
      const cardName = card.view.folder.name;
      const caseOf = new Map(assignments.map(({ group, caseId }) => [group, caseId]));
      await archive.act(actor, async (tx) => {
        await insertBatch(
          tx,
          {
            id: batchId,
            card_name: cardName,
            card_path: card.root,
            profile: card.view.profile.id,
            fingerprint_before: card.fingerprint,
            actor_name: actor.name,
            started_at: archive.clock.now(),
          },
          chosen.map((file) => ({
            batch_id: batchId,
            path: file.described.path,
            outcome: 'pending',
            bytes: file.bytes,
            modified_at: instantOf(file.modifiedMs),
            case_id: caseOf.get(file.group) ?? null,
          })),
        );
        const unread = card.view.unread.map((entry) => ({ batch_id: batchId, ...entry }));
        await noteUnread(tx, unread);
        return {
          value: undefined,
          act: {
            act: 'intake.start',
            sentence: `开始采集存储卡“${cardName}”的${chosen.length}个文件${unread.length === 0 ? '' : `，另有${unread.length}处读不出来`}`,
            details: { batchId, fingerprint: card.fingerprint, files: chosen.length, unread: unread.length },
          },
        };
      });
      const jobId = await jobs.start({
        kind: 'import',
        title: `采集“${cardName}”（${chosen.length}个文件）`,
        input: { batchId, ...(officerId === undefined ? {} : { officerId }) },
        actor,
      });
      await archive.unrecorded((tx) => setBatchJob(tx, batchId, jobId));
      return jobId;
    },

    async recordings(filter) {
      const found = await listRecordings(archive.db, filter);
      const titles = await deps.caseTitles([...new Set(found.flatMap(({ caseId }) => caseId ?? []))]);
      return found.map((one) => {
        const caseTitle = one.caseId === undefined ? undefined : titles.get(one.caseId);
        return caseTitle === undefined ? one : { ...one, caseTitle };
      });
    },

    async assign(actor, recordingIds, caseId) {
      await archive.act(actor, async (tx) => {
        const count = await assignRecordings(tx, recordingIds, caseId);
        if (count !== recordingIds.length) {
          throw new ProblemError('not-found', '有的音像记录找不到，可能已在另一窗口改动，请刷新后再试。');
        }
        return {
          value: undefined,
          act: {
            act: caseId === null ? 'intake.unassign' : 'intake.assign',
            sentence: caseId === null ? `${count}个音像记录移出案件` : `${count}个音像记录归入案件`,
            caseId: caseId ?? undefined,
            details: { recordingIds },
          },
        };
      });
    },

    setPurpose: (actor, change) => setPurpose(archive, actor, change),

    async settleTime(actor, settled) {
      await settleTime(archive, actor, settled);
      await startTranscode([settled.recordingId], actor);
    },

    async makeAccessCopy(actor, recordingId) {
      const [recording] = await listRecordings(archive.db, { ids: [recordingId] });
      if (recording === undefined) throw new ProblemError('not-found', '没有找到该音像记录，请刷新后再试。');
      return startTranscode([recordingId], actor);
    },

    batches: () => listBatches(archive.db),
    batch: (batchId) => importReport(archive.db, batchId),
    countUnassigned: () => countUnassigned(archive.db),
    count: () => countRecordings(archive.db),

    async derivedPath(sha256, kind) {
      const derived = await findDerived(archive.db, sha256, kind);
      return derived === undefined ? undefined : derivedFile(archive, sha256, derived.file);
    },

    async derivedAssets([sha256, kind, ...rest]) {
      if (sha256 === undefined || kind === undefined || rest.length > 0) return undefined;
      const derived = await findDerived(archive.db, sha256, kind);
      if (derived === undefined) return undefined;
      return fileAsset(derivedFile(archive, sha256, derived.file), derived.mime, { immutable: false });
    },

    async scanAssets([scanId, index, what, ...rest]) {
      const card = scans.get(scanId ?? '');
      const file = card?.files[Number(index)];
      if (card === undefined || file === undefined || what !== 'thumbnail' || rest.length > 0)
        return undefined;
      thumbnails ??= mkdtemp(join(tmpdir(), 'anjuan-thumbnails-'));
      const out = join(await thumbnails, `${basename(card.view.scanId)}-${Number(index)}.jpg`);
      const ready = await fileAsset(out, 'image/jpeg', { immutable: false });
      if (ready !== undefined) return ready;
      await ffmpeg.poster(join(card.root, file.described.path), out);
      return fileAsset(out, 'image/jpeg', { immutable: false });
    },

    async close() {
      scans.clear();
      if (thumbnails !== undefined) await rm(await thumbnails, { recursive: true, force: true });
    },
  };
}

function nothingChosen({ view }: ScannedCard): ProblemError {
  const [first] = view.unread;
  if (view.files.length > 0 || first === undefined)
    return new ProblemError('invalid-input', '没有选中要采集的文件，请至少选择一个。');
  return new ProblemError(
    'media-unreadable',
    `卡上没有能读出来的文件，${view.unread.length}处读不出来，例如“${first.path}”：${first.problem}请换一个读卡器再试。`,
  );
}
