import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';

export const documentStateNames: Readonly<Record<AnjuanDocument['state'], string>> = {
  draft: '草稿',
  finalised: '已定稿',
  void: '已作废',
};

/** How a recording can be watched. */
export const accessNames: Readonly<Record<RecordingRow['access'], string>> = {
  original: '直接播放原件',
  queued: '等待转码',
  making: '正在转码',
  ready: '播放副本',
  failed: '转码未成功',
  none: '不能播放',
};
