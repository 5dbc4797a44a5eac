import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Checkbox, Tag } from 'antd';
import type { KeyboardEvent } from 'react';
import { formatBytes, formatDuration } from '../../../copy/format.ts';
import { CaseSelect } from './case-select.tsx';
import type { ChosenCase } from './choices.ts';
import { FileRow } from './file-row.tsx';
import { mediaKindNames, needsCase, seamText, timeSpan, type LookGroup } from './look-groups.ts';

interface GroupRowProps {
  readonly group: LookGroup;
  readonly here: boolean;
  readonly left: ReadonlySet<number>;
  readonly decision: ChosenCase | null | undefined;
  readonly choosing: boolean;
  readonly onHere: () => void;
  readonly onToggle: () => void;
  readonly onToggleFile: (index: number) => void;
  readonly onAccept: () => void;
  readonly onDecide: (chosen: ChosenCase | null | undefined) => void;
  readonly onChoosing: (open: boolean) => void;
}

/** One recording of the card: its segments and gaps, and beside them the case it goes to. */
export function GroupRow(props: GroupRowProps) {
  const { group, here, left, onHere, onToggle } = props;
  const takes = group.files.filter(({ file }) => !left.has(file.index)).length;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.key !== ' ') return;
    event.preventDefault();
    onToggle();
  };
  const span = timeSpan(group);
  return (
    <section
      className={`sheet intake-group ${here ? 'intake-here' : ''} ${takes === 0 ? 'intake-left' : ''}`}
      tabIndex={here ? 0 : -1}
      data-group={group.group}
      aria-label={`${mediaKindNames[group.kind]} ${span}`}
      aria-current={here}
      onFocus={onHere}
      onClick={onHere}
      onKeyDown={press}
    >
      <div className="intake-group-files">
        <div className="intake-group-head">
          <Checkbox
            checked={takes > 0}
            indeterminate={takes > 0 && takes < group.files.length}
            aria-label="采集这一组"
            onChange={onToggle}
          />
          <strong>{needsCase(group) ? mediaKindNames[group.kind] : '日志和附属文件'}</strong>
          {needsCase(group) && <span className="numeric">{span === '' ? '时间不明' : span}</span>}
          <span className="quiet numeric">
            {group.durationMs > 0 && `时长 ${formatDuration(group.durationMs)} · `}
            {group.files.length > 1 && `${group.files.length} ${needsCase(group) ? '段' : '个文件'} · `}
            {formatBytes(group.bytes)}
          </span>
          {group.important && <Tag color="red">重点</Tag>}
          {group.recorder !== undefined && <span className="quiet ellipsis">记录仪 {group.recorder}</span>}
        </div>
        {group.files.map(({ file, gapAfter }) => (
          <div key={file.index}>
            <FileRow
              file={file}
              taken={!left.has(file.index)}
              marked={group.files.length > 1}
              onToggle={() => {
                props.onToggleFile(file.index);
              }}
            />
            {gapAfter !== undefined && Math.abs(gapAfter) >= 1 && (
              <div className={`intake-seam ${gapAfter > 0 ? 'amber' : 'quiet'}`}>{seamText(gapAfter)}</div>
            )}
          </div>
        ))}
      </div>
      <div className="intake-group-case">
        {needsCase(group) ? (
          <div className="intake-group-officer">
            <span className="quiet">执法人员</span>{' '}
            {group.officer === undefined ? (
              <span className="quiet">卡上没有写明</span>
            ) : group.officerKnown ? (
              group.officer
            ) : (
              <span className="amber">编号 {group.officer}（不在人员名单中）</span>
            )}
          </div>
        ) : (
          <div className="quiet">随卡一起保存，不归入案件。</div>
        )}
        {needsCase(group) && takes > 0 && <Decision {...props} />}
        {takes === 0 && <div className="quiet">不采集，留在卡上。</div>}
      </div>
    </section>
  );
}

function Decision({ group, decision, choosing, onAccept, onDecide, onChoosing }: GroupRowProps) {
  const choose = (
    <Button
      size="small"
      onClick={() => {
        onChoosing(true);
      }}
    >
      {group.suggestion === undefined ? '选择案件' : '选其他案件'}
    </Button>
  );
  if (choosing) {
    return (
      <CaseSelect
        autoOpen
        onLeave={() => {
          onChoosing(false);
        }}
        onChoose={(chosen) => {
          if (chosen !== undefined) onDecide(chosen);
        }}
      />
    );
  }
  if (decision !== undefined) {
    return (
      <>
        {decision === null ? (
          <div>暂不归案，采集后再定。</div>
        ) : (
          <div className="intake-decided">
            <CheckCircleFilled aria-hidden className="verified" /> 归入 <strong>{decision.title}</strong>
          </div>
        )}
        <div className="intake-group-buttons">
          <Button
            size="small"
            onClick={() => {
              onDecide(undefined);
            }}
          >
            改
          </Button>
        </div>
      </>
    );
  }
  const { suggestion } = group;
  return (
    <>
      {suggestion === undefined ? (
        <div className="quiet">没有时间、人员相符的案件。</div>
      ) : (
        <div>
          建议归入 <strong>{suggestion.title}</strong>
          <div className="quiet intake-reason">{suggestion.reason}</div>
        </div>
      )}
      <div className="intake-group-buttons">
        {suggestion !== undefined && (
          <Button size="small" type="primary" ghost onClick={onAccept} title="按建议归案（Enter）">
            归入此案
          </Button>
        )}
        {choose}
        <Button
          size="small"
          onClick={() => {
            onDecide(null);
          }}
        >
          暂不归案
        </Button>
      </div>
    </>
  );
}
