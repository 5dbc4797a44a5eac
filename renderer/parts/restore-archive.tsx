import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Progress, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RestoredArchive } from '#shared/contract/archive.ts';
import type { Folder } from '#shared/contract/host.ts';
import { api, client } from '../bridge/client.ts';
import { isAbort } from '../bridge/problem.ts';
import { FolderPicker } from './folder-picker.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Running {
  readonly step: string;
  readonly current: number;
  readonly total: number;
}

interface Done {
  readonly folderId: string;
  readonly restored: RestoredArchive;
}

/** 从备份恢复: a whole archive out of a backup, into a new folder, verified, and then opened if the clerk wants it. */
export function RestoreArchive() {
  const [from, setFrom] = useState<Folder>();
  const [into, setInto] = useState<Folder>();
  const [name, setName] = useState('案卷档案库（恢复）');
  const [running, setRunning] = useState<Running>();
  const [done, setDone] = useState<Done>();
  const leaving = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const open = useMutation(api.setup.open.mutationOptions({ meta: { ownProblem: true } }));
  const restore = useMutation({
    meta: { ownProblem: true },
    async mutationFn(input: { readonly from: Folder; readonly into: Folder; readonly name: string }) {
      const { signal } = (leaving.current = new AbortController());
      const location = { folderId: input.into.folderId, name: input.name.trim() };
      const events = await client.setup.restore({ folderId: input.from.folderId, location }, { signal });
      for await (const event of events) {
        if (event.kind === 'progress') setRunning(event);
        else setDone(event);
      }
    },
    onSettled() {
      setRunning(undefined);
    },
  });

  if (done !== undefined) return <Restored {...done} error={open.error} onOpen={open.mutate} />;
  return (
    <div className="restore-archive">
      <div>
        <FolderPicker
          title="选择备份所在的文件夹"
          text="从备份恢复…"
          disabled={restore.isPending}
          onPick={setFrom}
        />{' '}
        {from?.path}
      </div>
      {from !== undefined && (
        <>
          <div>
            <FolderPicker
              title="选择恢复到哪里"
              text="恢复到…"
              disabled={restore.isPending}
              onPick={setInto}
            />{' '}
            {into?.path}
          </div>
          {into !== undefined && (
            <Space.Compact style={{ maxWidth: 420 }}>
              <Space.Addon>新文件夹名称</Space.Addon>
              <Input
                aria-label="新文件夹名称"
                value={name}
                disabled={restore.isPending}
                onChange={({ target }) => {
                  setName(target.value);
                }}
              />
            </Space.Compact>
          )}
          <div>
            <Button
              type="primary"
              disabled={into === undefined || name.trim() === ''}
              loading={restore.isPending}
              onClick={() => {
                if (into !== undefined) restore.mutate({ from, into, name });
              }}
            >
              开始恢复
            </Button>{' '}
            {restore.isPending && (
              <Button
                onClick={() => {
                  leaving.current?.abort();
                }}
              >
                停止
              </Button>
            )}
          </div>
        </>
      )}
      {running !== undefined && (
        <div role="status">
          {running.step}
          <Progress percent={running.total > 0 ? Math.floor((100 * running.current) / running.total) : 0} />
        </div>
      )}
      {!isAbort(restore.error) && <ProblemNote error={restore.error} />}
    </div>
  );
}

function Restored(props: Done & { error: Error | null; onOpen: (input: { folderId: string }) => void }) {
  const { folderId, restored, error, onOpen } = props;
  const { damaged, missing, foreign, chain } = restored.report;
  const faults = [
    ...(damaged.length + missing.length > 0
      ? [
          `${damaged.length + missing.length} 个原件在备份里也已经丢失或者损坏，打开以后可以从其他备份、移交包或者存储卡恢复。`,
        ]
      : []),
    ...(foreign.length > 0 ? [`${foreign.length} 个文件不属于档案库。`] : []),
    ...(chain === 'broken' ? ['操作记录与原记录不符，可能被改动。'] : []),
  ];
  return (
    <>
      <Alert
        type={faults.length === 0 ? 'success' : 'warning'}
        showIcon
        title={`已恢复到 ${restored.dir}，共 ${restored.files} 个文件，写入后已逐个重读。`}
        description={faults.length === 0 ? '完整核验：全部与备份时一致，操作记录完整。' : faults.join('')}
      />
      <div>
        <Button
          type="primary"
          onClick={() => {
            onOpen({ folderId });
          }}
        >
          打开恢复的档案库
        </Button>
      </div>
      <ProblemNote error={error} />
    </>
  );
}
