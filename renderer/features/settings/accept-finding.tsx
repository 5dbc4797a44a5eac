import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Finding } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';

/** Somebody who looked into it takes a row as it is now, with the reason; whoever verifies later is told. */
export function AcceptFinding({ finding: { table, key } }: { readonly finding: Finding }) {
  const queries = useQueryClient();
  const accept = useMutation(
    api.archive.accept.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => queries.invalidateQueries(),
    }),
  );
  if (table === undefined || key === undefined) return null;
  if (accept.isSuccess) return <span className="quiet">{accept.data.said}。再次核验时说明由谁采用。</span>;
  return (
    <ReasonButton
      words="查明属实，采用"
      label="采用的理由"
      placeholder="写明改动的来由，例如：信息科按来函更正"
      submit="采用"
      pending={accept.isPending}
      error={accept.error}
      onSubmit={(reason) => {
        accept.mutate({ table, key, reason });
      }}
    />
  );
}
