import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { Finding } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Somebody who looked into it takes a row as it is now, with the reason; whoever verifies later is told. */
export function AcceptFinding({ finding: { table, key } }: { readonly finding: Finding }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const accept = useMutation(
    api.archive.accept.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => queries.invalidateQueries(),
    }),
  );
  if (table === undefined || key === undefined) return null;
  if (accept.isSuccess) return <span className="quiet">{accept.data.said}。再次核验时说明由谁采用。</span>;
  if (!open)
    return (
      <Button
        type="link"
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        查明属实，采用
      </Button>
    );
  return (
    <>
      <Space.Compact>
        <Input
          autoFocus
          size="small"
          aria-label="采用的理由"
          placeholder="写明改动的来由，例如：信息科按郑昇要求更正电话"
          value={reason}
          maxLength={200}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Button
          danger
          size="small"
          loading={accept.isPending}
          disabled={reason.trim() === ''}
          onClick={() => {
            accept.mutate({ table, key, reason: reason.trim() });
          }}
        >
          采用
        </Button>
      </Space.Compact>
      <ProblemNote error={accept.error} />
    </>
  );
}
