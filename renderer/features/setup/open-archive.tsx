import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import type * as z from 'zod';
import type { setupStateSchema } from '#shared/contract/setup.ts';
import { api } from '../../bridge/client.ts';
import { FolderPicker } from '../../ui/folder-picker.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** Opens an archive that is there already; says why the last one could not be opened. */
export function OpenArchive({ state }: { readonly state: z.output<typeof setupStateSchema> }) {
  const open = useMutation(api.setup.open.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <div className="setup-open">
      {state.state === 'blocked' && (
        <Alert
          type="error"
          showIcon
          style={{ width: '100%' }}
          title="上次使用的档案库没有打开"
          description={
            <>
              {state.problem}
              {state.archiveDir !== undefined && <div className="quiet">位置：{state.archiveDir}</div>}
            </>
          }
        />
      )}
      <div>已经有档案库（例如换了电脑，或者从备份恢复）？</div>
      <FolderPicker
        title="选择已有的档案库文件夹"
        text="打开已有档案库…"
        loading={open.isPending}
        onPick={({ folderId }) => {
          open.mutate({ folderId });
        }}
      />
      <ProblemNote error={open.error} />
    </div>
  );
}
