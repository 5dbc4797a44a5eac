import { Checkbox, Tag } from 'antd';
import type { CardFile } from '#shared/contract/intake.ts';
import { otherViewsText } from '#shared/domain/recordings/other-views.ts';
import { useAsset } from '../../../bridge/assets.ts';
import { formatBytes, formatDuration, formatSecond } from '../../../copy/format.ts';
import { baseName } from './look-groups.ts';
import { Picture } from './picture.tsx';

interface FileRowProps {
  readonly file: CardFile;
  readonly taken: boolean;
  /** Is the 重点 of this file told apart from that of its take? */
  readonly marked: boolean;
  readonly onToggle: () => void;
}

/** One file of the card as its recorder named it, with a picture where one can be made. */
export function FileRow({ file, taken, marked, onToggle }: FileRowProps) {
  const asset = useAsset();
  const facts = [
    ...(file.startedAt === undefined ? [] : [formatSecond(file.startedAt)]),
    ...(file.durationMs === undefined ? [] : [`时长 ${formatDuration(file.durationMs)}`]),
    formatBytes(file.bytes),
    ...(file.otherViews.length === 0 ? [] : [otherViewsText(file.otherViews)]),
    ...(file.seenAt === undefined ? [] : ['以前采集过']),
  ];
  return (
    <label className={`intake-file ${taken ? '' : 'intake-left'}`}>
      <Checkbox checked={taken} onChange={onToggle} aria-label={`采集 ${file.path}`} />
      <Picture kind={file.kind} url={file.thumbnail === undefined ? undefined : asset(file.thumbnail)} />
      <span className="intake-file-about">
        <span className="intake-file-name" title={file.path}>
          {baseName(file.path)}
          {marked && file.important && <Tag color="red">重点</Tag>}
        </span>
        <span className="quiet numeric">{facts.join(' · ')}</span>
        {file.timeDoubt !== undefined && <span className="amber">时间存疑：{file.timeDoubt.sentence}</span>}
        {file.warning !== undefined && <span className="amber">{file.warning}</span>}
      </span>
    </label>
  );
}
