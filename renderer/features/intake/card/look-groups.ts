import type { CardFile, CardScan } from '#shared/contract/intake.ts';

/** Recordings without a picture of their own: what the screen calls them. */
export const mediaKindNames: Readonly<Record<CardFile['kind'], string>> = {
  video: '录像',
  audio: '录音',
  photo: '照片',
  log: '日志',
  sidecar: '附属文件',
  other: '其他文件',
};

/** A file of a recording and the time between it and the next one: > 0 gap, < 0 overlap, in seconds. */
export interface LookFile {
  readonly file: CardFile;
  readonly gapAfter?: number;
}

/** 音像记录: one take as the screen lists it. */
export interface LookGroup {
  readonly group: number;
  readonly files: readonly LookFile[];
  readonly kind: CardFile['kind'];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly recorder?: string;
  /** Name of a known officer, else the number the recorder wrote. */
  readonly officer?: string;
  readonly officerKnown: boolean;
  readonly durationMs: number;
  readonly bytes: number;
  readonly important: boolean;
  readonly suggestion?: CardScan['groups'][number]['suggestion'];
}

/** A case the clerk came from; it is suggested where the core knows none. */
export interface CameFrom {
  readonly caseId: string;
  readonly title: string;
}

/** The recordings of a card in time order, those without a time last. */
export function lookGroups(scan: CardScan, from?: CameFrom): readonly LookGroup[] {
  const byGroup = Map.groupBy(scan.files, (file) => file.group);
  return scan.groups
    .flatMap((it) => {
      const files = byGroup.get(it.group) ?? [];
      const [first] = files;
      if (first === undefined) return [];
      const gaps = new Map(it.gaps.map(({ after, seconds }) => [after, seconds]));
      const officer = it.officerName ?? it.officer;
      const suggestion =
        it.suggestion ??
        (from === undefined ? undefined : { ...from, reason: '您从这件案件进入采集，请确认录像属于该案。' });
      return [
        {
          group: it.group,
          files: files.map((file) => {
            const gapAfter = gaps.get(file.index);
            return { file, ...(gapAfter === undefined ? {} : { gapAfter }) };
          }),
          kind: first.kind,
          ...(it.startedAt === undefined ? {} : { startedAt: it.startedAt }),
          ...(it.endedAt === undefined ? {} : { endedAt: it.endedAt }),
          ...(it.recorder === undefined ? {} : { recorder: it.recorder }),
          ...(officer === undefined ? {} : { officer }),
          officerKnown: it.officerName !== undefined,
          durationMs: files.reduce((sum, file) => sum + (file.durationMs ?? 0), 0),
          bytes: files.reduce((sum, file) => sum + file.bytes, 0),
          important: files.some((file) => file.important),
          ...(suggestion === undefined || !isEvidence(first) ? {} : { suggestion }),
        },
      ];
    })
    .sort((a, b) => (a.startedAt ?? '9').localeCompare(b.startedAt ?? '9') || a.group - b.group);
}

/** Logs and the like come in with the card but belong to no case. */
const isEvidence = ({ kind }: CardFile): boolean => kind === 'video' || kind === 'audio' || kind === 'photo';

export const needsCase = (group: LookGroup): boolean => group.files.some(({ file }) => isEvidence(file));

/** `09:30:12–09:45:40` on one day, both days when it runs over midnight; empty without a time. */
export function timeSpan({ startedAt, endedAt }: Pick<LookGroup, 'startedAt' | 'endedAt'>): string {
  if (startedAt === undefined) return '';
  const start = startedAt.slice(11, 19);
  if (endedAt === undefined || endedAt === startedAt) return `${startedAt.slice(0, 10)} ${start}`;
  const sameDay = endedAt.slice(0, 10) === startedAt.slice(0, 10);
  const end = sameDay ? endedAt.slice(11, 19) : endedAt.slice(0, 19).replace('T', ' ');
  return `${startedAt.slice(0, 10)} ${start} – ${end}`;
}

/** `间隔 2:05` or `重叠 0:03`. */
export function seamText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `重叠 ${text}` : `间隔 ${text}`;
}

export const baseName = (path: string): string => path.split('/').at(-1) ?? path;
