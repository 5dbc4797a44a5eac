import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Finding } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { ReasonLine } from '../../parts/reason-line.tsx';

/** Somebody who looked into it takes a row as it is now, with the reason; whoever verifies later is told. */
export function AcceptFinding({ finding: { table, key } }: { readonly finding: Finding }) {
  const [open, setOpen] = useState(false);
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
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        查明属实，采用
      </Button>
    );
  return (
    <ReasonLine
      label="采用的理由"
      placeholder="写明改动的来由，例如：信息科按来函更正"
      submit="采用"
      pending={accept.isPending}
      error={accept.error}
      onSubmit={(reason) => {
        accept.mutate({ table, key, reason });
      }}
      onLeave={() => {
        setOpen(false);
      }}
    />
  );
}
