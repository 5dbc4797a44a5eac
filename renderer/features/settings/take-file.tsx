import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OwnFileName } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { ReasonLine } from '../../parts/reason-line.tsx';

/** Folders whose files are read each time they are asked for. */
const AT_ONCE: ReadonlySet<string> = new Set(['calendars', 'statutes']);

/** A file somebody put into the archive's folder by hand counts when its source is said here. */
export function TakeFile({ folder, file }: OwnFileName) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const take = useMutation(
    api.archive.takeFile.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', AT_ONCE.has(folder) ? '已采用。' : '已采用，重新打开程序后生效。');
        return queries.invalidateQueries();
      },
    }),
  );
  if (!open)
    return (
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        核对无误，采用
      </Button>
    );
  return (
    <ReasonLine
      label={`“${file}”的来源`}
      placeholder="来源和依据，例如：局党组会议纪要第3号"
      submit="采用"
      pending={take.isPending}
      error={take.error}
      onSubmit={(source) => {
        take.mutate({ folder, file, source });
      }}
      onLeave={() => {
        setOpen(false);
      }}
    />
  );
}
