import type { CardFile } from './card-profile.ts';
import { clockState } from './device-time.ts';
import { isDefaultId } from './recorder-id.ts';

export type CardWarningCode =
  | 'chkdsk-leftovers'
  | 'deleted-files'
  | 'default-ids'
  | 'clock-not-set'
  | 'case-collision'
  | 'temporary-files'
  | 'empty-file';

/** Something the clerk should know about the card; nothing here stops an import. */
export interface CardWarning {
  readonly code: CardWarningCode;
  readonly message: string;
  readonly paths: readonly string[];
}

export interface CardListing {
  readonly files: readonly (CardFile & { readonly size: number })[];
  /** ISO instant of the workstation */
  readonly now: string;
  readonly defaultIds?: readonly string[];
}

/** Folders where a computer or phone keeps what somebody deleted. */
const trash = /(^|\/)(\$recycle\.bin|\.trashes|\.trash-\d+|recycler)\//i;

/** What is odd about a card, each as one Chinese sentence with the paths it concerns. */
export function cardWarnings({ files, now, defaultIds = [] }: CardListing): readonly CardWarning[] {
  const media = files.filter(({ kind }) => kind === 'video' || kind === 'audio' || kind === 'photo');
  const pathsOf = (list: readonly CardFile[]) => list.map(({ path }) => path);
  const clockless = media.filter(
    ({ startedAt }) => startedAt !== undefined && clockState(startedAt, now) === 'not-set',
  );
  const nameless = media.filter(
    ({ officer, recorder }) =>
      (officer !== undefined && isDefaultId(officer, defaultIds)) ||
      (recorder !== undefined && isDefaultId(recorder, defaultIds)),
  );
  return [
    warning(
      'chkdsk-leftovers',
      pathsOf(files.filter(({ path }) => /(^|\/)FOUND\.\d{3}\//i.test(path))),
      () =>
        '卡上有磁盘检查留下的碎片（FOUND.000），说明这张卡曾经出错并被修复过，可能有录像丢失。碎片照常采集，能认出是录音录像的当作录音录像；其余如有需要请送技术人员恢复。',
    ),
    warning(
      'deleted-files',
      pathsOf(media.filter(({ path }) => trash.test(path))),
      (count) =>
        `有 ${String(count)} 个录音录像或者照片在卡上的回收站里，是被删除过的。会照常采集，请查明原因。`,
    ),
    warning(
      'default-ids',
      pathsOf(nameless),
      (count) =>
        `有 ${String(count)} 个文件使用出厂默认编号，凭编号认不出记录仪或拍摄人，请在采集时选择执法人员，并在记录仪上设置编号。`,
    ),
    warning(
      'clock-not-set',
      pathsOf(clockless),
      (count) =>
        `有 ${String(count)} 个文件的录制时间不可信，设备时钟未校准。文件照常采集，请在采集后注明实际时间，并校准记录仪时钟。`,
    ),
    warning(
      'case-collision',
      collisions(pathsOf(files)),
      () => '卡上有只差大小写的文件名，在 Windows 上会被当成同一个文件。采集时两个都会保存，名称保持原样。',
    ),
    warning(
      'temporary-files',
      pathsOf(files.filter(({ temporary }) => temporary)),
      (count) =>
        `记录仪的缓存文件夹里有 ${String(count)} 个没有写完的片段，可能是录制时断电留下的。会照常采集，能否播放请逐个查看。`,
    ),
    warning(
      'empty-file',
      pathsOf(media.filter(({ size }) => size === 0)),
      (count) => `有 ${String(count)} 个文件是空的（0 字节），可能录制时断电；照样采集，以便说明情况。`,
    ),
  ].flat();
}

function warning(
  code: CardWarningCode,
  paths: readonly string[],
  message: (count: number) => string,
): readonly CardWarning[] {
  return paths.length === 0 ? [] : [{ code, message: message(paths.length), paths }];
}

/** Paths that would be one file on a card reader that does not tell upper from lower case. */
export function collisions(paths: readonly string[]): readonly string[] {
  const seen = new Map<string, string[]>();
  for (const path of paths) {
    const key = path.normalize('NFC').toLowerCase();
    seen.set(key, [...(seen.get(key) ?? []), path]);
  }
  return [...seen.values()].filter((same) => same.length > 1).flat();
}
