import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../bridge/client.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';

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
  const [reason, setReason] = useState('');
  const depart = useMutation(
    api.way.depart.mutationOptions({ meta: { ownProblem: true }, onSuccess: onDone }),
  );
  const ready = reason.trim() !== '' && !depart.isPending;
  const submit = () => {
    if (ready) depart.mutate({ caseId, lane, step, reason, ...(startId === undefined ? {} : { startId }) });
  };
  return (
    <div className="way-depart">
      <Input
        autoFocus
        size="small"
        aria-label="不办理的理由"
        placeholder="不办理的理由"
        maxLength={200}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
        onPressEnter={({ nativeEvent }) => {
          if (!nativeEvent.isComposing) submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          // Closes this line only, not the page around it.
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        }}
      />
      <Button size="small" disabled={!ready} loading={depart.isPending} onClick={submit}>
        记下理由
      </Button>
      <ProblemNote error={depart.error} />
    </div>
  );
}
