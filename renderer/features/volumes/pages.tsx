import { BookOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { VolumePlan } from '#shared/contract/volumes.ts';
import { useAsset } from '../../bridge/assets.ts';
import { api } from '../../bridge/client.ts';
import { isActive } from '../../bridge/job-list.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { JobProgress } from '../../parts/job-progress.tsx';
import { Overview } from './overview.tsx';
import { pdfPage } from './plan-view.ts';
import { useWidth } from './use-width.ts';

const PdfView = lazy(async () => ({ default: (await import('../../ui/pdf-view.tsx')).PdfView }));

/** What lies beside the pages on the desk: padding, the gap between two pages, the scroll bar. */
const DESK_MARGIN = 66;

interface PagesProps {
  readonly plan: VolumePlan;
  readonly selected: string | undefined;
  readonly onSelect: (itemId: string) => void;
}

/** The pages as they will be bound; before that, the pieces as sheets. */
export function Pages({ plan, selected, onSelect }: PagesProps) {
  const asset = useAsset();
  const { caseId, part, assembled } = plan;
  const [spread, setSpread] = useState(true);
  const [box, width] = useWidth();
  const assemble = useMutation(api.volumes.assemble.mutationOptions());
  const jobs = useJobs().filter((job) => job.kind === 'assemble' && job.caseId === caseId);
  const running = jobs.find(isActive);
  const latest = jobs[0];
  const start = () => {
    if (plan.items.length > 0 && running === undefined) assemble.mutate({ caseId, part });
  };
  useHotkeys({ 'Ctrl+Enter': start });
  const page = pdfPage(plan, selected);
  const pageWidth = Math.round(
    Math.min(760, Math.max(180, spread ? (width - DESK_MARGIN) / 2 : width - DESK_MARGIN)),
  );
  return (
    <section className="sheet volume-pages" aria-label="装订后的样子" ref={box}>
      <header className="volume-head">
        <h2>{assembled === undefined ? '卷内文件' : `装订后的样子 · ${assembled.pages} 面`}</h2>
        {assembled === undefined ? (
          <Button
            type="primary"
            size="small"
            icon={<BookOutlined aria-hidden />}
            disabled={plan.items.length === 0 || running !== undefined}
            loading={assemble.isPending}
            title="组卷（Ctrl+Enter）"
            onClick={start}
          >
            组卷
          </Button>
        ) : (
          <Segmented<string>
            size="small"
            value={spread ? 'spread' : 'single'}
            options={[
              { value: 'spread', label: '双页' },
              { value: 'single', label: '单页' },
            ]}
            onChange={(next) => {
              setSpread(next === 'spread');
            }}
          />
        )}
      </header>
      {running !== undefined ? (
        <div className="volume-job">
          <JobProgress job={running} />
        </div>
      ) : (
        assembled === undefined &&
        latest?.state === 'failed' && (
          <div className="volume-job">
            <JobProgress job={latest} />
          </div>
        )
      )}
      <div className="volume-desk">
        {assembled === undefined ? (
          plan.items.length === 0 ? (
            <EmptyState
              title="案卷里还没有文件"
              hint="从左侧起草缺少的文书，或者添加扫描件和照片；也可以把文件直接拖到左侧。"
            />
          ) : (
            <Overview plan={plan} selected={selected} onSelect={onSelect} />
          )
        ) : (
          width > 0 && (
            <Suspense fallback={null}>
              <PdfView
                url={asset(assembled.asset)}
                width={pageWidth}
                spread={spread}
                {...(page === undefined ? {} : { page })}
              />
            </Suspense>
          )
        )}
      </div>
    </section>
  );
}
