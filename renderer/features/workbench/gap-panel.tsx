import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

const MOST = 10;

interface GapPanelProps {
  readonly gaps: Today['gaps'];
  readonly inAll: number;
}

/** 案卷缺件: one line per file, with the first thing that is missing by now, what goes on before what is closed. */
export function GapPanel({ gaps, inAll }: GapPanelProps) {
  const navigate = useNavigate();
  return (
    <Panel title="案卷缺件" count={inAll === 0 ? undefined : `${inAll} 卷`}>
      <Some items={gaps} max={MOST} unit="卷">
        {(it) => (
          <Line
            key={it.caseId}
            to={`/cases/${it.caseId}`}
            note={it.first}
            end={<span className="amber">缺 {it.missing} 项</span>}
          >
            <span title={it.caseNumber}>{it.title}</span>
          </Line>
        )}
      </Some>
      {inAll > gaps.length && (
        <p className="quiet workbench-remark">
          共 {inAll} 卷，列出缺得最久的 {gaps.length} 卷。
        </p>
      )}
      {gaps.length === 0 && (
        <EmptyState
          small
          title="没有缺件的案卷"
          hint="已经办理的步骤缺了文书，或者有步骤没有办理，就列在这里。"
          action={<Button onClick={() => void navigate('/cases')}>看案件</Button>}
        />
      )}
    </Panel>
  );
}
