import { Button, Tag, type TableColumnsType } from 'antd';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { otherViewsText } from '#shared/domain/recordings/other-views.ts';
import { settledSentence } from '#shared/domain/recordings/settled-time.ts';
import { formatBytes, formatDuration, formatSecond } from '../../../copy/format.ts';
import { Picture } from '../card/picture.tsx';
import { accessText, canMakeCopy, isEvidence } from './recording-text.ts';
import { Hash } from '../batches/report-table.tsx';

interface RecordingActs {
  /** The URL of an asset, as who sits here may fetch it. */
  readonly asset: (address: string) => string;
  readonly onOpen: (recording: RecordingRow) => void;
  readonly onCopy: (recording: RecordingRow) => void;
}

/** The table of recordings: picture, name, time, officer, case, checksum, how it plays. */
export function recordingColumns({ asset, onOpen, onCopy }: RecordingActs): TableColumnsType<RecordingRow> {
  return [
    {
      key: 'poster',
      width: 96,
      render: (_, row) => (
        <button
          type="button"
          className="intake-poster"
          aria-label={`看 ${row.name}`}
          onClick={() => {
            onOpen(row);
          }}
        >
          <Picture
            key={row.poster}
            kind={row.kind}
            url={row.poster === undefined ? undefined : asset(row.poster)}
          />
        </button>
      ),
    },
    {
      key: 'name',
      title: '文件',
      render: (_, row) => (
        <>
          <div className="intake-name" title={row.originalPath}>
            {row.name} {row.important && <Tag color="red">重点</Tag>}
          </div>
          <div className="quiet numeric">
            {row.durationMs !== undefined && `时长 ${formatDuration(row.durationMs)} · `}
            {formatBytes(row.bytes)}
          </div>
          {row.otherViews.length > 0 && (
            <div className="quiet">{otherViewsText(row.otherViews.map(({ title }) => title))}</div>
          )}
          {row.warning !== undefined && <div className="amber">{row.warning}</div>}
          {row.timeDoubt !== undefined && <div className="amber">时间存疑：{row.timeDoubt.sentence}</div>}
          {row.timeSettled !== undefined && (
            <div className="quiet">时间已核定：{settledSentence(row.timeSettled)}</div>
          )}
        </>
      ),
    },
    {
      key: 'startedAt',
      title: '拍摄时间',
      width: 152,
      sorter: (a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''),
      render: (_, row) => (
        <>
          <span className="numeric">
            {row.startedAt === undefined ? '不明' : formatSecond(row.startedAt)}
          </span>
          {row.timeDoubt !== undefined && <div className="amber">存疑，待核定</div>}
          {row.timeSettled !== undefined && <div className="quiet">已核定</div>}
        </>
      ),
    },
    {
      key: 'officer',
      title: '执法人员',
      width: 92,
      ellipsis: true,
      render: (_, row) => row.officerName ?? row.officer ?? <span className="quiet">不明</span>,
    },
    {
      key: 'case',
      title: '案件',
      width: '19%',
      render: (_, row) =>
        row.caseTitle !== undefined ? (
          <div>{row.caseTitle}</div>
        ) : isEvidence(row) ? (
          <span className="amber">未归案</span>
        ) : (
          <span className="quiet">随卡保存，不归案</span>
        ),
    },
    {
      key: 'hash',
      title: 'SHA-256',
      width: 168,
      render: (_, row) => <Hash hash={row.sha256} name="SHA-256" bare />,
    },
    {
      key: 'access',
      title: '观看',
      width: 124,
      render: (_, row) => (
        <>
          <div className={row.access === 'failed' ? 'amber' : ''}>{accessText(row)}</div>
          {row.access === 'failed' && canMakeCopy(row) && (
            <Button
              size="small"
              onClick={() => {
                onCopy(row);
              }}
            >
              重新制作
            </Button>
          )}
        </>
      ),
    },
  ];
}
