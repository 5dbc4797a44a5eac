import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import type { CardScan } from '#shared/contract/intake.ts';
import type { Folder } from '#shared/contract/host.ts';
import {
  chooseProfile,
  describeCardFile,
  type CardFile,
  type CardProfile,
} from '#shared/domain/recordings/card-profile.ts';
import { cardWarnings } from '#shared/domain/recordings/card-warnings.ts';
import {
  type CaseCandidate,
  type OfficerNumber,
  officerOf,
  suggestCases,
} from '#shared/domain/recordings/match-to-case.ts';
import { kindByProbe } from '#shared/domain/recordings/file-kind.ts';
import { otherViews } from '#shared/domain/recordings/other-views.ts';
import { groupSegments, type Segment } from '#shared/domain/recordings/segments.ts';
import { unreadSentence } from '#shared/domain/recordings/unread.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';
import { fingerprintOf } from '../../platform/files/card-fingerprint.ts';
import { systemCode } from '../../platform/files/file-problems.ts';
import type { RecorderProfiles } from '../../platform/rule-data/recorder-profiles.ts';
import { scanTree, type TreeEntry } from '../../platform/files/scan-tree.ts';
import { believedTimes, shownTime } from './believed-times.ts';
import { contentTypes } from './content-types.ts';
import { mediaType } from './media-type.ts';
import type { CardEntry } from './seen-files.ts';

/** A card as it was looked at: what a screen shows of it, and what the import needs besides. */
export interface ScannedCard {
  readonly view: CardScan;
  readonly root: string;
  readonly fingerprint: string;
  /** by index of the view's files */
  readonly files: readonly ScannedFile[];
}

export interface ScannedFile {
  readonly described: CardFile;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly group: number;
  readonly mime: string;
  /** a file of this name and size came in before */
  readonly seen: boolean;
  /** opens it on the card */
  readonly place: string | Buffer;
}

export interface ScanHelp {
  readonly profiles: RecorderProfiles;
  readonly ffmpeg: Ffmpeg;
  readonly now: string;
  readonly officers: readonly OfficerNumber[];
  readonly cases: readonly CaseCandidate[];
  /** Of these files, when each came in before by name and size. */
  readonly seen: (files: readonly CardEntry[]) => Promise<ReadonlyMap<string, string>>;
  readonly newId: () => string;
}

/** Beyond this many files the lengths are not read before the import: looking must stay quick. */
const PROBE_AT_MOST = 400;
const PROBES_AT_ONCE = 4;

type FileEntry = Extract<TreeEntry, { type: 'file' }>;

/** Looks at a card without writing to it: layout, files, recordings, cases they may belong to. */
export async function scanCard(folder: Folder, help: ScanHelp): Promise<ScannedCard> {
  const root = folder.path;
  await requireFolder(root);
  const entries: TreeEntry[] = [];
  for await (const entry of scanTree(root)) entries.push(entry);
  const found = entries.filter((entry): entry is FileEntry => entry.type === 'file');
  const { profiles, fallback } = help.profiles;
  const choice = chooseProfile(
    profiles,
    fallback,
    found.map((entry) => entry.path),
  );
  const { profile } = choice.winner;
  const officerLine = await readOfficerLine(profile, found);
  const contents = await contentTypes(found);
  const all = found.map((entry) => ({
    entry,
    described: describeCardFile(entry.path, profile, officerLine, contents.get(entry.path)),
  }));
  const named = all.filter(({ described }) => described.kind !== 'ignored');
  const { lengths, faults } = await probeAll(
    named.filter(({ described }) => isEvidence(described.kind)).map(({ entry }) => entry),
    help.ffmpeg,
  );
  const times = believedTimes(
    named.filter(({ described: { kind } }) => isEvidence(kind)),
    lengths,
    help.now,
  );
  const wanted = named.map(({ entry, described: { startedAt: byName, ...described } }) => {
    const time = times.get(entry.path);
    const startedAt = time === undefined ? byName : shownTime(time);
    return {
      entry,
      described: {
        ...described,
        kind: kindByProbe(described.kind, lengths.get(entry.path)?.kind),
        ...(startedAt === undefined ? {} : { startedAt }),
      },
    };
  });
  const seen = await help.seen(wanted.map(({ entry }) => ({ path: entry.path, bytes: entry.size })));
  const { groupOf, groups } = groupFiles(wanted, lengths, profile, help);
  const warnings = cardWarnings({
    files: wanted.map(({ entry, described }) => ({ ...described, size: entry.size })),
    now: help.now,
    defaultIds: profile.defaultIds,
  });
  const scanId = help.newId();
  const { sha256: fingerprint, unread } = fingerprintOf(entries);
  return {
    root,
    fingerprint,
    files: wanted.map(({ entry, described }, index) => ({
      described,
      bytes: entry.size,
      modifiedMs: entry.mtimeMs,
      group: groupOf.get(entry.path) ?? index,
      mime: mediaType(entry.path, contents.get(entry.path)),
      seen: seen.has(entry.path),
      place: entry.place,
    })),
    view: {
      scanId,
      folder,
      profile: { id: profile.id, name: profile.title },
      ...(choice.runnerUp === undefined
        ? {}
        : { runnerUp: { id: choice.runnerUp.profile.id, name: choice.runnerUp.profile.title } }),
      files: wanted.map(({ entry, described }, index) => {
        const info = lengths.get(entry.path);
        const pictured =
          described.kind === 'photo' || (described.kind === 'video' && info?.damaged === undefined);
        return {
          index,
          path: entry.path,
          kind: described.kind === 'ignored' ? ('other' as const) : described.kind,
          bytes: entry.size,
          recorder: described.recorder,
          officer: described.officer,
          startedAt: described.startedAt,
          timeDoubt: times.get(entry.path)?.doubt,
          durationMs: info?.durationMs,
          otherViews: info === undefined ? [] : otherViews(info).map(({ title }) => title),
          important: described.important,
          group: groupOf.get(entry.path) ?? 0,
          ...(pictured && entry.size > 0 && typeof entry.place === 'string'
            ? { thumbnail: `scan/${scanId}/${index}/thumbnail` }
            : {}),
          warning: faults.get(entry.path) ?? fileWarning(entry.size, described, info),
          seenAt: seen.get(entry.path),
        };
      }),
      groups,
      ignored: [
        ...all.filter(({ described }) => described.kind === 'ignored').map(({ entry }) => entry.path),
        ...entries
          .filter((entry) => entry.type === 'skipped' && entry.reason !== 'unreadable')
          .map((entry) => entry.path),
      ],
      unread: unread.map((entry) => ({
        path: entry.path,
        what: entry.what,
        problem: unreadSentence(entry),
      })),
      warnings: [
        ...warnings.map((warning) => warning.message),
        ...oddNames(wanted.map(({ entry }) => entry)),
      ],
      bytes: wanted.reduce((sum, { entry }) => sum + entry.size, 0),
    },
  };
}

const isEvidence = (kind: string): boolean => kind === 'video' || kind === 'audio' || kind === 'photo';

async function requireFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (found === undefined) {
    throw new ProblemError('card-missing', `“${root}”读不到，存储卡可能已拔出。请重新插入后再看。`, {
      path: root,
    });
  }
  if (!found.isDirectory()) {
    throw new ProblemError(
      'invalid-input',
      `“${basename(root)}”是文件，不是存储卡或者文件夹。请选择卡的盘符或者存放录像的文件夹。`,
      {
        path: root,
      },
    );
  }
}

/** Names that are not UTF-8 were read as GBK: taken in all the same, but the clerk may see strange characters. */
function oddNames(files: readonly FileEntry[]): readonly string[] {
  const odd = files.filter(({ place }) => typeof place !== 'string').length;
  return odd === 0
    ? []
    : [
        `有 ${String(odd)} 个文件的名称或者所在文件夹的名称不是 UTF-8 编码，已按 GBK 读出。文件照常采集；采集前看不到时长和画面。`,
      ];
}

async function readOfficerLine(
  profile: CardProfile,
  found: readonly FileEntry[],
): Promise<string | undefined> {
  const entry = found.find(({ path }) => path.toLowerCase() === profile.officerFile?.toLowerCase());
  if (entry === undefined || entry.size > 64 * 1024) return undefined;
  return readFile(entry.place, { encoding: 'latin1', flag: 'r' }).catch((error: unknown) => {
    // The file itself comes in, or fails by name, with the others; looking at the card goes on.
    if (systemCode(error) !== undefined) return undefined;
    throw error;
  });
}

interface Probed {
  readonly lengths: ReadonlyMap<string, MediaInfo>;
  /** what the card did not give when it was looked into, by path */
  readonly faults: ReadonlyMap<string, string>;
}

/** Lengths by path; a file ffprobe cannot read is listed as damaged, without ffprobe nothing is known. */
async function probeAll(files: readonly FileEntry[], ffmpeg: Ffmpeg): Promise<Probed> {
  const lengths = new Map<string, MediaInfo>();
  const faults = new Map<string, string>();
  const queue = files.slice(0, PROBE_AT_MOST);
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const { path, place } = file;
      // ffprobe takes its file by a name in UTF-8 only.
      if (typeof place !== 'string') continue;
      const info = await ffmpeg.probe(place).catch((error: unknown) => {
        // Looking at a card needs no ffmpeg; what it would have told shows after the import.
        if (error instanceof ProblemError) return undefined;
        const code = systemCode(error);
        if (code === undefined) throw error;
        faults.set(path, `文件开头读不出来（${code}）。采集时会再读，仍读不出来的记为未完成。`);
        return undefined;
      });
      if (info !== undefined) lengths.set(path, info);
    }
  };
  await Promise.all(Array.from({ length: PROBES_AT_ONCE }, work));
  return { lengths, faults };
}

function fileWarning(
  bytes: number,
  { misleading }: CardFile,
  info: MediaInfo | undefined,
): string | undefined {
  if (bytes === 0) return '文件是空的（0字节），可能录制时断电。会照样采集并记录。';
  return misleading === undefined ? info?.damaged : `${misleading}${info?.damaged ?? ''}`;
}

function groupFiles(
  files: readonly { readonly entry: FileEntry; readonly described: CardFile }[],
  lengths: ReadonlyMap<string, MediaInfo>,
  profile: CardProfile,
  { officers, cases }: ScanHelp,
) {
  const segments: Segment[] = files.flatMap(({ entry, described }) => {
    if (described.kind !== 'video' && described.kind !== 'audio') return [];
    const durationMs = lengths.get(entry.path)?.durationMs;
    return [
      {
        ...described,
        path: entry.path,
        kind: described.kind,
        ...(durationMs === undefined ? {} : { durationMs }),
      },
    ];
  });
  const groupOf = new Map<string, number>();
  const titles = new Map(cases.map((candidate) => [candidate.caseId, candidate.caseName]));
  const views: CardScan['groups'] = [];
  const add = (
    paths: readonly string[],
    of: { startedAt?: string; endedAt?: string; recorder?: string; officer?: string },
    gaps: CardScan['groups'][number]['gaps'],
  ) => {
    const group = views.length;
    for (const path of paths) groupOf.set(path, group);
    const [best] = suggestCases(of, officers, cases);
    const officer = officerOf(of, officers);
    views.push({
      group,
      ...of,
      gaps,
      ...(officer === undefined ? {} : { officerId: officer.officerId, officerName: officer.officerName }),
      ...(best === undefined
        ? {}
        : { suggestion: { caseId: best.caseId, title: titles.get(best.caseId) ?? '', reason: best.reason } }),
    });
  };
  const position = new Map(files.map(({ entry }, index) => [entry.path, index]));
  for (const recording of groupSegments(segments, profile.group).groups) {
    const [first] = recording.segments;
    if (first === undefined) continue;
    add(
      recording.segments.map((segment) => segment.path),
      {
        ...(recording.startedAt === undefined ? {} : { startedAt: recording.startedAt }),
        ...(recording.endedAt === undefined ? {} : { endedAt: recording.endedAt }),
        ...(first.recorder === undefined ? {} : { recorder: first.recorder }),
        ...(first.officer === undefined ? {} : { officer: first.officer }),
      },
      recording.seams.map((seam) => ({ after: position.get(seam.before) ?? 0, seconds: seam.seconds })),
    );
  }
  for (const { entry, described } of files) {
    if (groupOf.has(entry.path) || described.kind !== 'photo') continue;
    add(
      [entry.path],
      {
        ...(described.startedAt === undefined
          ? {}
          : { startedAt: described.startedAt, endedAt: described.startedAt }),
        ...(described.recorder === undefined ? {} : { recorder: described.recorder }),
        ...(described.officer === undefined ? {} : { officer: described.officer }),
      },
      [],
    );
  }
  const rest = files.filter(({ entry }) => !groupOf.has(entry.path)).map(({ entry }) => entry.path);
  if (rest.length > 0) add(rest, {}, []);
  return { groupOf, groups: views };
}
