import { useMutation } from '@tanstack/react-query';
import { api } from '../../../bridge/client.ts';
import { ReasonLine } from '../../../parts/reason-line.tsx';

interface DepartFormProps {
  readonly caseId: string;
  readonly lane: string;
  readonly step: string;
  readonly startId: string | undefined;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** 不办理这一步: the reason is asked for and stays visible. */
export function DepartForm({ caseId, lane, step, startId, onDone, onLeave }: DepartFormProps) {
  const depart = useMutation(
    api.way.depart.mutationOptions({ meta: { ownProblem: true }, onSuccess: onDone }),
  );
  return (
    <ReasonLine
      label="不办理的理由"
      submit="记下理由"
      pending={depart.isPending}
      error={depart.error}
      onSubmit={(reason) => {
        depart.mutate({ caseId, lane, step, reason, ...(startId === undefined ? {} : { startId }) });
      }}
      onLeave={onLeave}
    />
  );
}
