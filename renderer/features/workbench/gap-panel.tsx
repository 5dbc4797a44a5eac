import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

const MOST = 10;

/** 案卷缺件: one line per file, with the first thing it lacks. */
export function GapPanel({ gaps }: { readonly gaps: Today['gaps'] }) {
  const navigate = useNavigate();
  return (
    <Panel title="案卷缺件" count={gaps.length === 0 ? undefined : `${gaps.length} 卷`}>
      <Some items={gaps} max={MOST} unit="卷">
        {(it) => (
          <Line
            key={it.caseId}
            to={`/volumes/${it.caseId}`}
            note={it.first}
            end={<span className="amber">缺 {it.missing} 件</span>}
          >
            <span title={it.caseNumber}>{it.title}</span>
          </Line>
        )}
      </Some>
      {gaps.length === 0 && (
        <EmptyState
          small
          title="没有缺件的案卷"
          hint="案件办到哪一步，哪一步缺的文书和材料就列在这里。"
          action={<Button onClick={() => void navigate('/cases')}>看案件</Button>}
        />
      )}
    </Panel>
  );
}
