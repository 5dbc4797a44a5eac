import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Line, Panel } from './panel.tsx';

const LOOK_EVERY_MS = 5_000;

/** 存储卡: cards the program has noticed, and recordings that belong to no case yet. */
export function CardPanel({ unassigned }: { readonly unassigned: number }) {
  const navigate = useNavigate();
  const seesCards = useMay()('cards.read');
  const cards = useQuery(
    api.intake.cards.queryOptions({
      input: {},
      refetchInterval: LOOK_EVERY_MS,
      enabled: seesCards,
    }),
  );
  return (
    <Panel title="存储卡">
      <ProblemNote error={cards.error} onRetry={() => void cards.refetch()} />
      {cards.data?.map((card) => (
        <Line
          key={card.folderId}
          to={`/intake?card=${card.folderId}`}
          note={card.path}
          end={<span className="workbench-go">看一看 ▸</span>}
        >
          {card.name}
        </Line>
      ))}
      {unassigned > 0 && (
        <Line
          to="/intake?tab=unassigned"
          note="归入案件后才能用作证据、编入案卷"
          end={<span className="workbench-go">去归案 ▸</span>}
        >
          {unassigned} 个录音录像还没有归入案件
        </Line>
      )}
      {cards.data?.length === 0 && (
        <EmptyState
          small
          title="没有插入存储卡"
          hint="插入执法记录仪的存储卡，或者选择卡所在的文件夹。采集只读取，不改动卡里的内容。"
          action={<Button onClick={() => void navigate('/intake')}>采集</Button>}
        />
      )}
    </Panel>
  );
}
