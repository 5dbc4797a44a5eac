import { Button, Progress } from 'antd';
import { useMutation } from '@tanstack/react-query';
import type { Job } from '#shared/contract/jobs.ts';
import { api } from '../bridge/client.ts';
import { isActive, jobPercent } from '../bridge/job-list.ts';
import { jobAmount, jobStateNames } from '../copy/jobs.ts';
import './job-progress.css';

/** One job: what it is, how far, its own cancel; when it has ended, what it did. */
export function JobProgress({ job, bare = false }: { readonly job: Job; readonly bare?: boolean }) {
  const cancel = useMutation(api.jobs.cancel.mutationOptions());
  const resume = useMutation(api.jobs.resume.mutationOptions());
  const active = isActive(job);
  const percent = jobPercent(job);
  return (
    <div className="job-progress">
      <div className="job-progress-line">
        {!bare && <strong className="ellipsis">{job.title}</strong>}
        <span className={job.attention ? 'amber' : job.state === 'done' ? 'verified' : 'quiet'}>
          {job.state === 'done' && job.attention ? '完成，有待处理的内容' : jobStateNames[job.state]}
        </span>
        <span className="job-progress-buttons">
          {active && (
            <Button
              size="small"
              loading={cancel.isPending}
              onClick={() => {
                cancel.mutate({ jobId: job.id });
              }}
            >
              取消
            </Button>
          )}
          {(job.state === 'interrupted' || job.state === 'failed') && (
            <Button
              size="small"
              loading={resume.isPending}
              onClick={() => {
                resume.mutate({ jobId: job.id });
              }}
            >
              继续
            </Button>
          )}
        </span>
      </div>
      {active && (
        <>
          <Progress
            percent={percent ?? 0}
            size="small"
            showInfo={percent !== undefined}
            status="normal"
            aria-label={job.title}
          />
          <div className="quiet job-progress-step ellipsis">
            {job.step} {jobAmount(job)}
          </div>
        </>
      )}
      {!active && job.summary !== undefined && (
        <div className={job.state === 'failed' ? 'alarm' : ''}>{job.summary}</div>
      )}
    </div>
  );
}
