import { CalendarOutlined, DownloadOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ClockFilter } from '#shared/contract/procedure.ts';
import { download } from '../../../bridge/assets.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { useBack } from '../../../ui/use-back.ts';
import { useToldAddress } from '../../../ui/use-told-address.ts';
import { ClockFilters } from './clock-filters.tsx';
import { ClockMonth } from './clock-month.tsx';
import { ClockTable } from './clock-table.tsx';
import { type ClocksQuery, PAGE_SIZE, readClocksQuery, writeClocksQuery } from './clocks-query.ts';
import './clocks.css';

/** 期限: every limit that runs in any case, as a list, as a month, and as a file for another calendar. */
export function ClocksScreen() {
  const back = useBack('/workbench');
  const [params] = useSearchParams();
  const now = today();
  // As in the list of cases: the screen works from its own state and only tells the address.
  const [query, setQuery] = useState(() => readClocksQuery(params, now));
  const { view, day, page } = query;
  const filter: ClockFilter = { ...query.filter, text: useDeferredValue(query.filter.text.trim()) };
  const found = useQuery(
    api.procedure.running.queryOptions({
      input: { ...filter, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
      placeholderData: keepPreviousData,
    }),
  );
  const wanted = writeClocksQuery(query, now).toString();
  useToldAddress(wanted);
  const change = (next: Partial<ClocksQuery>) => {
    setQuery({ ...query, ...next });
  };
  const show = (next: ClocksQuery['view']) => {
    change({ view: next });
  };
  const save = () => {
    download(`clocks/${JSON.stringify(filter)}.ics`);
  };
  useHotkeys({
    l: () => {
      show('list');
    },
    m: () => {
      show('month');
    },
  });
  return (
    <div className="screen">
      <PageHeader
        title="期限"
        context={found.data === undefined ? undefined : `${found.data.total} 项`}
        onBack={back}
        actions={
          <>
            <Segmented
              aria-label="怎样看"
              value={view}
              options={[
                {
                  value: 'list',
                  label: '列表',
                  icon: <UnorderedListOutlined aria-hidden />,
                  title: '列表（L）',
                },
                { value: 'month', label: '月历', icon: <CalendarOutlined aria-hidden />, title: '月历（M）' },
              ]}
              onChange={show}
            />
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={save}
              title="保存成日历文件（.ics），手机、Outlook等日历可以导入；再导入一次，变动的日期随之更新"
            >
              导出日历
            </Button>
          </>
        }
      />
      <ClockFilters
        filter={query.filter}
        counts={found.data?.counts}
        kinds={found.data?.kinds ?? []}
        onChange={(changed) => {
          change({ filter: { ...query.filter, ...changed }, page: 1 });
        }}
      />
      <div className="screen-body">
        {found.data?.incomplete === true && (
          <p className="quiet">正在按文书整理各案的办理经过，整理完以后期限才列全。</p>
        )}
        {view === 'month' ? (
          <ClockMonth
            filter={filter}
            day={day}
            onDay={(next) => {
              change({ day: next });
            }}
          />
        ) : (
          <Loaded query={found}>
            {({ clocks, total }) => (
              <ClockTable
                clocks={clocks}
                total={total}
                page={page}
                filtered={writeClocksQuery({ ...query, view: 'list', page: 1, day: now }, now).size > 0}
                onPage={(next) => {
                  change({ page: next });
                }}
                onAll={() => {
                  change({ filter: { scope: 'all', rule: '', officerId: '', text: '' }, page: 1 });
                }}
              />
            )}
          </Loaded>
        )}
      </div>
    </div>
  );
}
