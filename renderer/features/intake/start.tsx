import { RightOutlined, UsbOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../bridge/client.ts';
import { isActive } from '../../bridge/job-list.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Batches } from './batches/batches.tsx';
import { cardPlace, importPlace } from './places.ts';

const LOOK_EVERY_MS = 3_000;

interface StartProps {
  readonly caseId: string | undefined;
  readonly waiting: number;
}

/** What can be collected now, what is being collected, and what was. */
export function Start({ caseId, waiting }: StartProps) {
  const cards = useQuery(api.intake.cards.queryOptions({ input: {}, refetchInterval: LOOK_EVERY_MS }));
  const from = useQuery(
    api.cases.get.queryOptions({ input: { caseId: caseId ?? '' }, enabled: caseId !== undefined }),
  );
  const open = useJobs().filter(
    (job) =>
      job.kind === 'import' && (isActive(job) || job.state === 'interrupted' || job.state === 'failed'),
  );
  return (
    <div className="intake-start">
      {from.data !== undefined && (
        <div className="intake-from">
          为案件采集：<Link to={`/cases/${from.data.id}`}>{from.data.title}</Link>
        </div>
      )}
      <section className="sheet" aria-label="存储卡">
        <h2 className="intake-head">存储卡</h2>
        <ProblemNote error={cards.error} onRetry={() => void cards.refetch()} />
        {cards.data?.map((card) => (
          <Link key={card.folderId} className="intake-line" to={cardPlace(card.folderId, caseId)}>
            <UsbOutlined aria-hidden />
            <strong className="ellipsis">{card.name}</strong>
            <span className="quiet ellipsis">{card.path}</span>
            <span className="intake-line-end">
              看一看 <RightOutlined aria-hidden />
            </span>
          </Link>
        ))}
        {cards.data?.length === 0 && (
          <EmptyState
            small
            title="没有插入存储卡"
            hint="插入执法记录仪的存储卡，几秒后会列在这里；也可以用右上角的“选择文件夹…”打开已经拷到电脑上的录像。"
          />
        )}
        {waiting > 0 && (
          <Link className="intake-line" to="/intake?tab=unassigned">
            <span className="amber">●</span>
            <strong>{waiting} 个录音录像还没有归入案件</strong>
            <span className="quiet ellipsis">归入案件后才能用作证据、编入案卷</span>
            <span className="intake-line-end">
              去归案 <RightOutlined aria-hidden />
            </span>
          </Link>
        )}
      </section>
      {open.length > 0 && (
        <section className="sheet" aria-label="没有做完的采集">
          <h2 className="intake-head">没有做完的采集</h2>
          {open.map((job) => (
            <div key={job.id} className="intake-open">
              <JobProgress job={job} />
              <Link to={importPlace(job.id)}>查看进度和清单</Link>
            </div>
          ))}
        </section>
      )}
      <Batches />
    </div>
  );
}
