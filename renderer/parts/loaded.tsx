import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from './problem-note.tsx';

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  readonly children: (data: T) => ReactNode;
  readonly waiting?: ReactNode;
}

/** Shows the data of a query, its wait, or why there is none with a way to ask again. */
export function Loaded<T>({ query, children, waiting }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return (
      <div style={{ padding: 20 }}>
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return waiting ?? <Skeleton style={{ padding: 20 }} active={false} title={false} paragraph={{ rows: 4 }} />;
}
