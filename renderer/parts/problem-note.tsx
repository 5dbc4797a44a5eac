import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { problem } from '../bridge/problem.ts';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
}

/** A refusal in its place: what happened and what to do. Renders nothing without an error. */
export function ProblemNote({ error, onRetry, action }: ProblemNoteProps) {
  if (error === null || error === undefined) return null;
  const told = problem(error);
  if (told.code === 'cancelled') return null;
  return (
    <Alert
      role="alert"
      showIcon
      type={told.code === 'blocked-by-rule' || told.code === 'conflict' ? 'warning' : 'error'}
      title={told.message}
      action={
        action ??
        (onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            再试一次
          </Button>
        ))
      }
    />
  );
}
