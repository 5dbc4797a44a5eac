import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import type { Act } from '#shared/contract/archive.ts';
import { api } from '../../bridge/client.ts';
import { formatSecond } from '../../copy/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';

const PAGE = 100;

/** 操作记录: every act with its person, chained so that a change shows. */
export function ActsTab() {
  const acts = useInfiniteQuery(
    api.archive.acts.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.sequence),
    }),
  );
  return (
    <Loaded query={acts}>
      {({ pages }) => (
        <>
          <Table<Act>
            size="small"
            rowKey="sequence"
            pagination={false}
            dataSource={pages.flat()}
            locale={{ emptyText: <EmptyState title="还没有操作记录" /> }}
            columns={[
              { title: '序号', dataIndex: 'sequence', width: 72, className: 'numeric' },
              { title: '时间', dataIndex: 'at', width: 160, className: 'numeric', render: formatSecond },
              { title: '人员', dataIndex: 'actor', width: 110 },
              {
                title: '操作',
                dataIndex: 'sentence',
                render: (sentence: string, act) =>
                  act.caseId === undefined ? sentence : <Link to={`/cases/${act.caseId}`}>{sentence}</Link>,
              },
              {
                title: '校验值',
                dataIndex: 'hash',
                width: 130,
                render: (hash: string) => (
                  <span className="quiet numeric" title={hash}>{`${hash.slice(0, 12)}…`}</span>
                ),
              },
            ]}
          />
          {acts.hasNextPage && (
            <div className="settings-acts-more">
              <Button loading={acts.isFetchingNextPage} onClick={() => void acts.fetchNextPage()}>
                看更早的
              </Button>
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}
