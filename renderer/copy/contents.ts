import type { RecordingRow } from '#shared/contract/intake.ts';

/** How a recording can be watched. */
const accessNames: Readonly<Record<RecordingRow['access'], string>> = {
  original: '直接播放原件',
  queued: '等待转码',
  making: '正在转码',
  ready: '播放副本',
  failed: '转码未成功',
  none: '不能播放',
};

/** A picture is looked at, not played. */
export const accessName = ({ kind, access }: Pick<RecordingRow, 'kind' | 'access'>): string =>
  kind === 'photo' && access === 'original' ? '直接看原件' : accessNames[access];
