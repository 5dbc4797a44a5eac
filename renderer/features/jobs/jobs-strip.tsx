import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { isActive } from '../../bridge/job-list.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { formatInstant } from '../../copy/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import './jobs-strip.css';

/** 后台任务 in the top bar: how many run; the drawer shows each with its progress, and what the finished ones did. */
export function JobsStrip() {
  const jobs = useJobs();
  const [open, setOpen] = useState(false);
  const active = jobs.filter(isActive);
  const ended = jobs.filter((job) => !isActive(job));
  const attention = ended.some((job) => job.state === 'interrupted');
  return (
    <>
      <Button
        type="text"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Badge dot={attention} offset={[4, 2]}>
          {active.length === 0 ? '后台任务' : `后台任务 ${active.length} ▸`}
        </Badge>
      </Button>
      <Drawer
        open={open}
        title="后台任务"
        size={460}
        onClose={() => {
          setOpen(false);
        }}
      >
        {jobs.length === 0 && (
          <EmptyState
            small
            title="没有后台任务"
            hint="导入、转码、组卷、导出、核验等较长的工作会列在这里。"
          />
        )}
        {active.length > 0 && <h2 className="jobs-head">进行中</h2>}
        {active.map((job) => (
          <div key={job.id} className="jobs-row">
            <JobProgress job={job} />
          </div>
        ))}
        {ended.length > 0 && <h2 className="jobs-head">已结束</h2>}
        {ended.map((job) => (
          <div key={job.id} className="jobs-row">
            <JobProgress job={job} />
            <div className="quiet jobs-when numeric">{formatInstant(job.endedAt ?? job.createdAt)}</div>
          </div>
        ))}
      </Drawer>
    </>
  );
}
