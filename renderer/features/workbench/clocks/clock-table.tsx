import { Button, Pagination } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { RunningClock } from '#shared/contract/procedure.ts';
import { clockKey } from '#shared/domain/procedure/clocks.ts';
import { ClockDay } from '../../../parts/clock-day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { rowOpens } from '../../../ui/row-opens.ts';
import { PAGE_SIZE } from './clocks-query.ts';

interface ClockTableProps {
  readonly clocks: readonly RunningClock[];
  readonly total: number;
  readonly page: number;
  /** something is left out by choice */
  readonly filtered: boolean;
  readonly onPage: (page: number) => void;
  readonly onAll: () => void;
}

/** One row per limit; the row leads to its case, its day says why it is this day. */
export function ClockTable({ clocks, total, page, filtered, onPage, onAll }: ClockTableProps) {
  if (total === 0)
    return (
      <div className="sheet">
        {filtered ? (
          <EmptyState
            title="没有符合条件的期限"
            hint="可以换一个条件，或者看全部期限。"
            action={<Button onClick={onAll}>显示全部期限</Button>}
          />
        ) : (
          <EmptyState title="没有正在计算的期限" hint="登记案件、送达文书以后，各案的期限会列在这里。" />
        )}
      </div>
    );
  return (
    <>
      <ClockRows clocks={clocks} />
      {total > PAGE_SIZE && (
        <Pagination
          className="clocks-pages"
          align="end"
          current={page}
          pageSize={PAGE_SIZE}
          total={total}
          showSizeChanger={false}
          showTotal={(all, [from, to]) => `第 ${from}–${to} 项，共 ${all} 项`}
          onChange={onPage}
        />
      )}
    </>
  );
}

export function ClockRows({ clocks }: { readonly clocks: readonly RunningClock[] }) {
  const navigate = useNavigate();
  return (
    <table className="clocks-table sheet" aria-label="期限">
      <thead>
        <tr>
          <th className="clocks-col-day">到期</th>
          <th className="clocks-col-what">事项</th>
          <th className="clocks-col-number">案号</th>
          <th>案件</th>
          <th className="clocks-col-officers">办案人员</th>
          <th className="clocks-col-start">起算</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((it) => (
          <tr
            key={`${it.caseId} ${clockKey({ ...it, due: it.on })}`}
            {...rowOpens(() => void navigate(`/cases/${it.caseId}`))}
          >
            <td>
              <ClockDay clock={it} dated />
              {it.stopped && (
                <span className="quiet" title="不计入期限的时间还没有结束，日期会顺延">
                  {' '}
                  暂计
                </span>
              )}
            </td>
            <td title={`${it.what}（${it.article}）`}>
              <div className="ellipsis">{it.what}</div>
              <div className="ellipsis quiet clocks-article">{it.article}</div>
            </td>
            <td className="numeric">
              <Link to={`/cases/${it.caseId}`} className="clocks-link">
                {it.caseNumber}
              </Link>
            </td>
            <td className="ellipsis" title={it.title}>
              {it.title}
            </td>
            <td className="ellipsis" title={it.officers}>
              {it.officers}
            </td>
            <td className="numeric">{it.start}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
