import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../../bridge/client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { CardLook } from './card-look.tsx';
import '../intake.css';

const KEEP_MS = 60 * 60 * 1000;

/** Looks at one card: reads it first, then shows what is on it. */
export function CardScreen() {
  const { folderId = '' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const caseId = params.get('case') ?? '';
  // Static: a look takes its time and its decisions hang on it; it is repeated only when the clerk asks.
  const look = useQuery(
    api.intake.scan.queryOptions({
      input: { folderId },
      staleTime: 'static',
      gcTime: KEEP_MS,
      refetchOnWindowFocus: false,
    }),
  );
  const from = useQuery(api.cases.get.queryOptions({ input: { caseId }, enabled: caseId !== '' }));
  const back = () => void navigate('/intake');

  if (look.data !== undefined && !look.isFetching && (caseId === '' || !from.isPending)) {
    return (
      <CardLook
        key={look.data.scanId}
        scan={look.data}
        from={from.data === undefined ? undefined : { caseId, title: from.data.title }}
        onAgain={() => void look.refetch()}
      />
    );
  }
  return (
    <div className="screen">
      <PageHeader title="存储卡" onBack={back} />
      <div className="screen-body">
        {look.error !== null && !look.isFetching ? (
          <ProblemNote
            error={look.error}
            action={
              <>
                <Button size="small" onClick={() => void look.refetch()}>
                  再读一次
                </Button>{' '}
                <Button size="small" onClick={back}>
                  选择另一张卡
                </Button>
              </>
            }
          />
        ) : (
          <Spin>
            <EmptyState
              title="正在读取存储卡"
              hint="读取文件名、时间和时长；卡上的内容不会被改动。文件多时需要一会儿。"
            />
          </Spin>
        )}
      </div>
    </div>
  );
}
