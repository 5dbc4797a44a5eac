import type { RecordingRow } from '#shared/contract/intake.ts';
import { searched } from '#shared/lib/searched.ts';

/** Where the time of a recording is from, as the player says it. */
export const timeSourceNames: Readonly<Record<RecordingRow['timeSource'], string>> = {
  name: '取自文件名（记录仪时钟）',
  container: '取自文件内部记录',
  exif: '取自照片内部记录',
  file: '取自文件修改时间，仅供参考',
  person: '由办案人员核定',
  none: '没有时间记录',
};

/** How a recording can be watched, in the words of the table. */
const accessTexts: Readonly<Record<RecordingRow['access'], string>> = {
  original: '原件直接播放',
  queued: '查看副本 等待制作',
  making: '查看副本 制作中',
  ready: '查看副本',
  failed: '查看副本 未做成',
  none: '仅保存原件',
};

export const accessText = ({ kind, access }: Pick<RecordingRow, 'kind' | 'access'>): string =>
  kind === 'photo' && access === 'original' ? '直接看原件' : accessTexts[access];

/** Footage, sound and pictures belong to a case; logs and other files only stay with their card. */
export const isEvidence = ({ kind }: Pick<RecordingRow, 'kind'>): boolean =>
  kind === 'video' || kind === 'audio' || kind === 'photo';

/** A copy can be made where none plays, and again where one does. */
export const canMakeCopy = ({ kind, access }: RecordingRow): boolean =>
  (kind === 'video' || kind === 'audio' || kind === 'photo') &&
  (access === 'failed' || access === 'ready' || access === 'none');

/** What stands on the player: never let a copy pass for the original. */
export const badgeOf = ({ access }: RecordingRow): string =>
  access === 'ready' ? '查看副本' : access === 'original' ? '原件' : '暂不能播放';

export type PlayerShape = 'video' | 'audio' | 'photo' | 'none';

export function shapeOf({ kind, play }: RecordingRow): PlayerShape {
  if (play === undefined) return 'none';
  return kind === 'video' || kind === 'audio' || kind === 'photo' ? kind : 'none';
}

/** Recordings by name, path, officer or case, as one types. */
export function filterRecordings(rows: readonly RecordingRow[], text: string): readonly RecordingRow[] {
  const words = searched(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const about = searched(
      [row.name, row.startedAt?.slice(0, 19), row.officerName, row.officer, row.caseTitle, row.sha256].join(
        ' ',
      ),
    );
    return words.every((word) => about.includes(word));
  });
}

interface FoundTime {
  readonly how: 'believed' | 'stated';
  readonly at: string;
  readonly about: string;
}

/** The values a clerk chooses from: what was recorded, and what stood against it where that is another. */
export function timesToChoose({
  startedAt,
  timeDoubt,
  timeSettled,
}: Pick<RecordingRow, 'startedAt' | 'timeDoubt' | 'timeSettled'>): readonly FoundTime[] {
  const recorded = timeSettled === undefined ? startedAt : timeSettled.before;
  const stated = timeSettled?.stated ?? timeDoubt?.stated;
  return [
    // Where nothing was doubted there is nothing to keep: the clerk wants another time.
    ...(recorded === undefined || (timeDoubt === undefined && timeSettled === undefined)
      ? []
      : [{ how: 'believed', at: recorded, about: '原记录' } as const]),
    ...(stated === undefined || stated === recorded
      ? []
      : [{ how: 'stated', at: stated, about: '另一个时间' } as const]),
  ];
}
