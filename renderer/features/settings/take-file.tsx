import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

interface TakeFileProps {
  readonly folder: 'access' | 'calendars';
  readonly file: 'roles.yaml' | 'local.json';
}

/** A file somebody put into the archive's folder by hand counts when its source is said here. */
export function TakeFile({ folder, file }: TakeFileProps) {
  const [source, setSource] = useState('');
  const queries = useQueryClient();
  const take = useMutation(
    api.archive.takeFile.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', folder === 'access' ? '已采用，重新打开程序后生效。' : '已采用。');
        return queries.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Space.Compact>
        <Input
          size="small"
          aria-label={`“${file}”的来源`}
          placeholder="来源，例如：局党组会议纪要第3号"
          value={source}
          maxLength={200}
          onChange={(event) => {
            setSource(event.target.value);
          }}
        />
        <Button
          size="small"
          loading={take.isPending}
          disabled={source.trim() === ''}
          onClick={() => {
            take.mutate({ folder, file, source: source.trim() });
          }}
        >
          核对无误，采用
        </Button>
      </Space.Compact>
      <ProblemNote error={take.error} />
    </>
  );
}
