import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select, type SelectProps } from 'antd';
import { bySpelling } from '../../../copy/option-search.ts';
import { formatBytes } from '../../../copy/format.ts';
import { DateField } from '../../../ui/date-field.tsx';
import type { QueueAct, QueuedScan } from './scan-queue.ts';

interface ScanRowProps {
  readonly scan: QueuedScan;
  readonly options: SelectProps<string>['options'];
  readonly act: (act: QueueAct) => void;
  readonly onChoice: (choice: string) => void;
}

/** One file on its way: title, date, what it is; afterwards what became of it. */
export function ScanRow({ scan, options, act, onChoice }: ScanRowProps) {
  const { key, file, title, date, choice, state, sentence } = scan;
  const fixed = state === 'sending' || state === 'done';
  const change = (to: Extract<QueueAct, { kind: 'change' }>['to']) => {
    act({ kind: 'change', key, to });
  };
  return (
    <div className="volume-scan">
      <div className="volume-scan-name">
        <span className="ellipsis" title={file.name}>
          {file.name}
        </span>
        <span className="quiet numeric">{formatBytes(file.size)}</span>
        <span
          className={
            state === 'done' ? 'verified' : state === 'refused' || state === 'unfit' ? 'alarm' : 'quiet'
          }
          role="status"
        >
          {state === 'done' && '✓ '}
          {state === 'sending' ? '正在加入…' : sentence}
        </span>
        <span className="volume-window-buttons">
          {state === 'refused' && (
            <Button
              size="small"
              onClick={() => {
                act({ kind: 'retry', key });
              }}
            >
              重试
            </Button>
          )}
          {!fixed && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={`不加入 ${file.name}`}
              onClick={() => {
                act({ kind: 'drop', key });
              }}
            />
          )}
        </span>
      </div>
      {state !== 'done' && state !== 'unfit' && (
        <div className="volume-scan-fields">
          <Input
            aria-label="题名"
            placeholder="题名"
            maxLength={200}
            disabled={fixed}
            value={title}
            onChange={(event) => {
              change({ title: event.target.value });
            }}
          />
          <DateField
            aria-label="日期"
            placeholder="日期"
            disabled={fixed}
            value={date}
            onChange={(next) => {
              change({ date: next });
            }}
          />
          <Select
            aria-label="材料种类"
            showSearch={bySpelling}
            disabled={fixed}
            value={choice}
            options={options ?? []}
            onChange={onChoice}
          />
        </div>
      )}
    </div>
  );
}
