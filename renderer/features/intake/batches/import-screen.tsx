import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Job } from '#shared/contract/jobs.ts';
import { importReportSchema } from '#shared/contract/intake.ts';
import { api } from '../../../bridge/client.ts';
import { isActive, jobPercent } from '../../../bridge/job-list.ts';
import { formatBytes } from '../../../copy/format.ts';
import { jobStateNames } from '../../../copy/jobs.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { addSample, remainingText, speedOf, type Sample } from './pace.ts';
import { batchPlace } from '../places.ts';
import { ReportTable } from './report-table.tsx';
import '../intake.css';

const LOOK_EVERY_MS = 1_500;
const MEASURE_EVERY_MS = 500;

/** An import under way: may be left and found again; when it is done, its report. */
export function ImportScreen() {
  const { jobId = '' } = useParams();
  const navigate = useNavigate();
  const jobs = useQuery(api.jobs.list.queryOptions({ input: {} }));
  const back = () => void navigate('/intake');
  return (
    <Loaded query={jobs}>
      {(list) => {
        const job = list.find(({ id }) => id === jobId);
        if (job === undefined) {
          return (
            <EmptyState
              title="没有找到这次采集"
              hint="采集的结果列在“采集记录”中。"
              action={<Button onClick={back}>看采集记录</Button>}
            />
          );
        }
        const report = importReportSchema.safeParse(job.result);
        if (job.state === 'done' && report.success) {
          return <Navigate to={batchPlace(report.data.batchId)} replace />;
        }
        return <Running key={job.id} job={job} onBack={back} />;
      }}
    </Loaded>
  );
}

function Running({ job, onBack }: { readonly job: Job; readonly onBack: () => void }) {
  const active = isActive(job);
  const cancel = useMutation(api.jobs.cancel.mutationOptions());
  const resume = useMutation(api.jobs.resume.mutationOptions());
  const batches = useQuery(api.intake.batches.queryOptions({ input: {} }));
  const batchId = batches.data?.find((batch) => batch.jobId === job.id)?.batchId;
  const report = useQuery(
    api.intake.batch.queryOptions({
      input: { batchId: batchId ?? '' },
      enabled: batchId !== undefined,
      refetchInterval: active ? LOOK_EVERY_MS : false,
    }),
  );
  const percent = jobPercent(job);
  const speed = useSpeed(job);
  const left = active && job.unit === 'bytes' ? remainingText(job.total - job.current, speed) : undefined;
  return (
    <div className="screen">
      <PageHeader
        title={job.title}
        context={
          active ? '可以离开本画面，采集会继续；在“后台任务”或者“采集”中可以再找到' : jobStateNames[job.state]
        }
        onBack={onBack}
      />
      <div className="screen-body">
        <section className="sheet intake-running" aria-label="采集进度">
          {active ? (
            <>
              <Progress percent={percent ?? 0} status="normal" aria-label="采集进度" />
              <dl className="intake-figures">
                <div>
                  <dt>已复制并核验</dt>
                  <dd>{job.total > 0 ? `${formatBytes(job.current)} / ${formatBytes(job.total)}` : '—'}</dd>
                </div>
                <div>
                  <dt>速度</dt>
                  <dd>{speed === undefined ? '—' : `${formatBytes(speed)}/秒`}</dd>
                </div>
                <div>
                  <dt>还需</dt>
                  <dd>{left ?? '—'}</dd>
                </div>
                <div className="intake-figure-wide">
                  <dt>正在处理</dt>
                  <dd className="ellipsis">{job.state === 'queued' ? '等前面的采集完成后开始' : job.step}</dd>
                </div>
              </dl>
              <div className="intake-running-foot">
                <span className="quiet">
                  每个文件复制后重新读出，SHA-256 与 SM3 都相符才算入库。请勿拔出存储卡。
                </span>
                <Button
                  loading={cancel.isPending}
                  onClick={() => {
                    cancel.mutate({ jobId: job.id });
                  }}
                >
                  取消采集
                </Button>
              </div>
            </>
          ) : (
            <Stopped
              job={job}
              resuming={resume.isPending}
              onResume={() => {
                resume.mutate({ jobId: job.id });
              }}
            />
          )}
        </section>
        {report.data !== undefined && report.data.files.length > 0 && (
          <section className="sheet intake-so-far" aria-label="已处理的文件">
            <h2 className="intake-head">
              已处理 {report.data.files.length} 个文件
              <span className="quiet">
                · 新入库 {report.data.imported} · 已在库 {report.data.skipped}
                {report.data.restored > 0 && ` · 已补好 ${report.data.restored}`} · 未成功{' '}
                {report.data.failed}
              </span>
            </h2>
            <ReportTable files={report.data.files} />
          </section>
        )}
      </div>
    </div>
  );
}

function Stopped({
  job,
  resuming,
  onResume,
}: {
  readonly job: Job;
  readonly resuming: boolean;
  readonly onResume: () => void;
}) {
  const cancelled = job.state === 'cancelled';
  return (
    <>
      <p className={cancelled ? '' : 'alarm'}>
        {job.summary ?? job.problem?.message ?? (cancelled ? '采集已取消。' : '采集没有做完。')}
      </p>
      <p className="quiet">
        {cancelled
          ? '已经入库的文件保留在档案库中。要采其余的文件，请重新打开这张卡，已在库的会自动跳过。'
          : '已经入库的文件没有丢失。请插好存储卡、排除上面的原因后按“继续”：先重新核验已入库的文件，再采其余的。'}
      </p>
      {!cancelled && (
        <Button type="primary" autoFocus loading={resuming} onClick={onResume}>
          继续
        </Button>
      )}
    </>
  );
}

/** Bytes per second, measured from what the job reports while the screen is open. */
function useSpeed(job: Job): number | undefined {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const current = useRef(job.current);
  useEffect(() => {
    current.current = job.current;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      setSamples((before) => addSample(before, { at: performance.now(), current: current.current }));
    }, MEASURE_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return speedOf(samples);
}
