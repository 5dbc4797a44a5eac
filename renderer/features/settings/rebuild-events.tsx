import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../bridge/client.ts';
import { isActive } from '../../bridge/job-list.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { JobProgress } from '../../parts/job-progress.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** 重新整理: what happened in each case anew from its documents. */
export function RebuildEvents() {
  const rebuild = useMutation(api.archive.rebuild.mutationOptions());
  const last = useJobs().find(({ kind }) => kind === 'rebuild');
  return (
    <>
      <Button
        loading={rebuild.isPending}
        disabled={last !== undefined && isActive(last)}
        onClick={() => {
          rebuild.mutate({});
        }}
      >
        按文书重新整理
      </Button>
      <ProblemNote error={rebuild.error} />
      {last !== undefined && <JobProgress job={last} bare />}
    </>
  );
}
