import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { OwnFileName } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';

/** What was taken in under a name counts no more, and the file goes: the vault keeps it. */
export function DropFile(file: OwnFileName) {
  const queries = useQueryClient();
  const drop = useMutation(
    api.archive.dropFile.mutationOptions({
      onSuccess: () => {
        say('success', '已停用，重新打开程序后生效。');
        return queries.invalidateQueries();
      },
    }),
  );
  return (
    <Popconfirm
      title={`停用本局的“${file.file}”，恢复程序自带的？`}
      okText="停用"
      onConfirm={() => {
        drop.mutate(file);
      }}
    >
      <Button size="small" loading={drop.isPending}>
        停用
      </Button>
    </Popconfirm>
  );
}
