import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import { restoreResultSchema } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { isActive } from '../../bridge/job-list.ts';
import { useJobs } from '../../bridge/jobs.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';

/** 恢复原件: damaged or lost ones, by their content, out of whatever still has them. */
export function RestoreOriginals() {
  const restore = useMutation(api.archive.restore.mutationOptions());
  const last = useJobs().find(({ kind }) => kind === 'restore');
  const result = restoreResultSchema.safeParse(last?.result);
  return (
    <>
      <FolderPicker
        title="选择备份、移交包或者存储卡所在的文件夹"
        text="恢复原件…"
        loading={restore.isPending}
        disabled={last !== undefined && isActive(last)}
        onPick={({ folderId }) => {
          restore.mutate({ folderId });
        }}
      />
      {last?.state === 'done' && result.success ? (
        <Alert
          type={result.data.notFound.length === 0 ? 'success' : 'warning'}
          showIcon
          title={last.summary}
          description={
            result.data.notFound.length > 0 && (
              <ul>
                {result.data.notFound.map((sha256) => (
                  <li key={sha256} className="numeric">
                    {sha256}
                  </li>
                ))}
              </ul>
            )
          }
        />
      ) : (
        last !== undefined && (
          <div className="settings-job">
            <JobProgress job={last} bare />
          </div>
        )
      )}
    </>
  );
}
