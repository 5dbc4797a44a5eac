import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  /** What is so: “还没有案件”. */
  readonly title: string;
  /** What to do: “收到线索后，从‘新建案件’开始。” */
  readonly hint?: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
  readonly small?: boolean;
}

/** An empty place says what to do. */
export function EmptyState({ title, hint, action, small = false }: EmptyStateProps) {
  return (
    <div className={small ? 'empty-state empty-state-small' : 'empty-state'}>
      <div className="empty-state-title">{title}</div>
      {hint !== undefined && <div className="quiet">{hint}</div>}
      {action !== undefined && <div className="empty-state-action">{action}</div>}
    </div>
  );
}
