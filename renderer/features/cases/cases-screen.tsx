import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Pagination, Select } from 'antd';
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { caseStageNames, caseStages } from '#shared/domain/cases/stage.ts';
import { api } from '../../bridge/client.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useMay } from '../../bridge/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useToldAddress } from '../../ui/use-told-address.ts';
import { CaseDrawer } from './form/case-drawer.tsx';
import {
  changeCaseListQuery,
  PAGE_SIZE,
  readCaseListQuery,
  sortBy,
  writeCaseListQuery,
} from './case-list-query.ts';
import type { CaseListQuery } from './case-list-query.ts';
import { CaseTable } from './case-table.tsx';
import './cases.css';

/** The case list: type to search, ↑↓ to move, Enter to open. */
export function CasesScreen() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  // Subtle: the list works from its own state and only tells the address. An input driven by the address would
  // lose what an input method is composing.
  const [query, setQuery] = useState(() => readCaseListQuery(params));
  const creating = params.get('new') !== null;
  const [at, setAt] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const text = useDeferredValue(query.text.trim());
  const found = useQuery(
    api.cases.list.queryOptions({
      input: {
        text,
        ...(query.stage === undefined ? {} : { stage: query.stage }),
        sort: query.sort,
        descending: query.descending,
        offset: (query.page - 1) * PAGE_SIZE,
        limit: PAGE_SIZE,
      },
      placeholderData: keepPreviousData,
    }),
  );
  const cases = found.data?.cases ?? [];
  const here = Math.min(at, cases.length - 1);

  const show = (next: CaseListQuery) => {
    setAt(0);
    setQuery(next);
  };
  const address = writeCaseListQuery(query);
  if (creating) address.set('new', '1');
  useToldAddress(address.toString());
  const create = () => {
    const next = writeCaseListQuery(query);
    next.set('new', '1');
    setParams(next, { replace: true });
  };
  const mayCreate = useMay()('cases.create');
  useHotkeys({
    '/': () => search.current?.focus(),
    n: create,
    ArrowDown: () => {
      setAt(Math.min(cases.length - 1, here + 1));
    },
    ArrowUp: () => {
      setAt(Math.max(0, here - 1));
    },
    Enter: () => {
      const it = cases[here];
      if (it !== undefined) void navigate(`/cases/${it.id}`);
    },
  });

  /** The list can be walked without leaving the search box. */
  function pressInSearch(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(cases.length - 1, here + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, here - 1));
    else if (event.key === 'Enter') {
      const it = cases[here];
      if (it !== undefined) void navigate(`/cases/${it.id}`);
    } else return;
    event.preventDefault();
  }

  const newButton = mayCreate && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={create} title="新建案件（N）">
      新建案件
    </Button>
  );
  const filtered = query.text !== '' || query.stage !== undefined;
  return (
    <div className="screen">
      <PageHeader
        title="案件"
        context={found.data === undefined ? undefined : `共 ${found.data.total} 件`}
        actions={newButton}
      />
      <div className="cases-bar">
        <Input
          ref={(input) => {
            search.current = input?.input ?? null;
          }}
          autoFocus
          allowClear
          className="cases-search"
          prefix={<SearchOutlined aria-hidden />}
          placeholder="案号、当事人、案由、办案人员、拼音首字母（按 / 回到这里）"
          value={query.text}
          onChange={(event) => {
            show(changeCaseListQuery(query, { text: event.target.value }));
          }}
          onKeyDown={pressInSearch}
          aria-label="搜索案件"
        />
        <Select
          className="cases-stage"
          aria-label="按阶段筛选"
          value={query.stage ?? 'all'}
          options={[
            { value: 'all', label: '全部阶段' },
            ...caseStages.map((stage) => ({ value: stage, label: caseStageNames[stage] })),
          ]}
          onChange={(value) => {
            show(changeCaseListQuery(query, { stage: caseStages.find((stage) => stage === value) }));
          }}
        />
      </div>
      <div className="screen-body">
        <Loaded query={found}>
          {({ total }) =>
            total === 0 ? (
              <div className="sheet">
                {filtered ? (
                  <EmptyState
                    title="没有符合条件的案件"
                    hint="可以换一个词，或者看全部阶段。"
                    action={
                      <Button
                        onClick={() => {
                          show(changeCaseListQuery(query, { text: '', stage: undefined }));
                        }}
                      >
                        显示全部案件
                      </Button>
                    }
                  />
                ) : (
                  <EmptyState
                    title="还没有案件"
                    hint="收到线索后新建案件：填写案源、当事人、案由和办案人员，其余随文书补充。"
                    action={newButton}
                  />
                )}
              </div>
            ) : (
              <>
                <CaseTable
                  cases={cases}
                  here={here}
                  query={query}
                  onSort={(sort) => {
                    show(sortBy(query, sort));
                  }}
                />
                {total > PAGE_SIZE && (
                  <Pagination
                    className="cases-pages"
                    align="end"
                    current={query.page}
                    pageSize={PAGE_SIZE}
                    total={total}
                    showSizeChanger={false}
                    showTotal={(all, [from, to]) => `第 ${from}–${to} 件，共 ${all} 件`}
                    onChange={(page) => {
                      show({ ...query, page });
                    }}
                  />
                )}
              </>
            )
          }
        </Loaded>
      </div>
      {creating && (
        <CaseDrawer
          onClose={() => {
            setParams(writeCaseListQuery(query), { replace: true });
          }}
          onSaved={(it) => void navigate(`/cases/${it.id}`, { replace: true })}
        />
      )}
    </div>
  );
}
