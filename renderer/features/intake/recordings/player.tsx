import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { useAsset } from '../../../bridge/assets.ts';
import { formatBytes, formatDuration, formatSecond } from '../../../copy/format.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { badgeOf, canMakeCopy, shapeOf, timeSourceNames } from './recording-text.ts';
import { settledSentence } from '#shared/domain/recordings/settled-time.ts';
import { SettleTime } from './settle-time.tsx';
import { PurposeField } from './purpose-field.tsx';
import { Hash } from '../batches/report-table.tsx';
import { Window } from '../../../ui/window.tsx';
import { shuttleText } from './shuttle.ts';
import { useTransport } from './use-transport.ts';
import '../player.css';

interface PlayerProps {
  readonly recording: RecordingRow;
  /** seconds from its beginning where it is opened */
  readonly start?: number;
  readonly onClose: () => void;
  readonly onCopy: () => void;
  readonly onCase: (caseId: string) => void;
  /** To the recording before (-1) or after (1) this one. */
  readonly onStep: (by: -1 | 1) => void;
}

/** A media fragment: the browser itself goes to that second. */
const startingAt = (url: string, start: number): string => (start > 0 ? `${url}#t=${start.toString()}` : url);

/** One recording: J K L, ←→ five seconds, comma and full stop one frame, Space plays, PageUp/Down the next, Esc closes. */
export function Player({ recording, start = 0, onClose, onCopy, onCase, onStep }: PlayerProps) {
  const asset = useAsset();
  const shape = shapeOf(recording);
  const { media, rate, keys } = useTransport();
  const { caseId, contactSheet, otherViews } = recording;
  const [view, setView] = useState('main');
  const [from, setFrom] = useState(start);
  const play = otherViews.find(({ id }) => id === view)?.play ?? recording.play ?? '';
  useHotkeys({
    ...(shape === 'video' || shape === 'audio' ? keys : {}),
    PageDown: () => {
      onStep(1);
    },
    PageUp: () => {
      onStep(-1);
    },
  });
  return (
    <Window
      open
      footer={null}
      width="min(1080px, calc(100vw - 48px))"
      style={{ top: 16 }}
      className="player"
      onCancel={onClose}
      title={
        <span className="player-title">
          {recording.evidenceLabel !== undefined && <strong>{recording.evidenceLabel}</strong>}
          <span className="ellipsis">{recording.name}</span>
          <Tag
            color={
              recording.access === 'ready' ? 'gold' : recording.access === 'original' ? 'green' : 'default'
            }
          >
            {badgeOf(recording)}
          </Tag>
          {recording.important && <Tag color="red">重点</Tag>}
        </span>
      }
    >
      <div className="player-stage">
        {shape === 'video' && (
          <video
            ref={media}
            src={startingAt(asset(play), from)}
            {...(recording.poster === undefined ? {} : { poster: asset(recording.poster) })}
            controls
            autoFocus
            preload="metadata"
          />
        )}
        {shape === 'audio' && (
          <audio ref={media} src={startingAt(asset(play), from)} controls autoFocus preload="metadata" />
        )}
        {shape === 'photo' && <img src={asset(play)} alt={recording.name} />}
        {shape === 'none' && (
          <EmptyState
            title={
              recording.access === 'queued' || recording.access === 'making'
                ? '查看副本正在制作'
                : '这个文件不能直接观看'
            }
            hint="原件已保存在档案库中，没有改动。"
          />
        )}
        {shuttleText(rate) !== '' && <span className="player-rate">{shuttleText(rate)}</span>}
      </div>
      {(shape === 'video' || shape === 'audio') && (
        <div className="quiet player-keys">
          <kbd>空格</kbd> 播放或停 <kbd>J</kbd> <kbd>K</kbd> <kbd>L</kbd> 倒放、停、快放 <kbd>←</kbd>{' '}
          <kbd>→</kbd> 5 秒 <kbd>,</kbd> <kbd>.</kbd> 逐帧 <kbd>PgUp</kbd> <kbd>PgDn</kbd> 上一个、下一个{' '}
          <kbd>Esc</kbd> 关闭
        </div>
      )}
      {otherViews.length > 0 && (
        <div className="player-views">
          <Segmented
            aria-label="看哪个画面、听哪路声音"
            value={view}
            options={[
              { value: 'main', label: '主画面和声音' },
              ...otherViews.map((other) => ({
                value: other.id,
                label: other.play === undefined ? `${other.title} 查看副本未做好` : other.title,
                disabled: other.play === undefined,
              })),
            ]}
            onChange={(next) => {
              // Goes on at the same second: both lenses saw the same moment.
              setFrom(media.current?.currentTime ?? 0);
              setView(next);
            }}
          />
        </div>
      )}
      <dl className="player-facts">
        <div>
          <dt>拍摄时间</dt>
          <dd>
            {recording.startedAt === undefined ? '不明' : formatSecond(recording.startedAt)}
            <span className="quiet"> · {timeSourceNames[recording.timeSource]}</span>
            {recording.timeDoubt !== undefined && (
              <div className="amber">存疑：{recording.timeDoubt.sentence}</div>
            )}
            {recording.timeSettled !== undefined && (
              <div className="quiet">{settledSentence(recording.timeSettled)}</div>
            )}
            <SettleTime recording={recording} />
          </dd>
        </div>
        <div>
          <dt>时长、大小</dt>
          <dd>
            {recording.durationMs === undefined ? '' : `${formatDuration(recording.durationMs)}，`}
            {formatBytes(recording.bytes)}
          </dd>
        </div>
        <div>
          <dt>执法人员</dt>
          <dd>
            {recording.officerName ?? recording.officer ?? '不明'}
            {recording.recorder !== undefined && (
              <span className="quiet"> · 记录仪 {recording.recorder}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>案件</dt>
          <dd>
            {caseId === undefined ? (
              <span className="amber">未归案</span>
            ) : (
              <Button
                size="small"
                type="link"
                onClick={() => {
                  onCase(caseId);
                }}
              >
                {recording.caseTitle ?? '打开案件'}
              </Button>
            )}
          </dd>
        </div>
        {caseId !== undefined && (
          <div>
            <dt>证明对象</dt>
            <dd>
              <PurposeField recording={recording} />
            </dd>
          </div>
        )}
        <div>
          <dt>原件校验值</dt>
          <dd>
            <Hash name="SHA-256" hash={recording.sha256} /> <Hash name="SM3" hash={recording.sm3} />
          </dd>
        </div>
        <div>
          <dt>采集</dt>
          <dd>
            {formatSecond(recording.importedAt)}
            <span className="quiet"> · 卡内位置 {recording.originalPath}</span>
          </dd>
        </div>
      </dl>
      {recording.warning !== undefined && <p className="amber">{recording.warning}</p>}
      {canMakeCopy(recording) && (
        <Button size="small" onClick={onCopy}>
          {recording.access === 'ready' ? '重新制作查看副本' : '制作查看副本'}
        </Button>
      )}
      {contactSheet !== undefined && (
        <img className="player-sheet" src={asset(contactSheet)} alt="画面总览" loading="lazy" />
      )}
    </Window>
  );
}
