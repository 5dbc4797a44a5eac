import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import { api } from '../../bridge/client.ts';
import { formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import './volumes.css';

/** 组卷: which case, with what each file still lacks. ↓ goes into the list, Enter opens. */
export function VolumesScreen() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const cases = useQuery(
    api.cases.list.queryOptions({
      input: { text: text.trim(), limit: 100 },
      placeholderData: keepPreviousData,
    }),
  );
  const work = useQuery(api.workbench.today.queryOptions({ input: {} }));
  const gaps = new Map(work.data?.gaps.map((gap) => [gap.caseId, gap]));
  const now = today();
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.volumes-case')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="screen" onKeyDown={walk}>
      <PageHeader title="组卷" context="选择一件案件，排好卷内文件，装订成册" />
      <div className="volumes-bar">
        <Input
          autoFocus
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder="案号、当事人、案由、办案人员或者拼音首字母"
          aria-label="查找案件"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onPressEnter={(event) => {
            const first = cases.data?.cases[0];
            if (first !== undefined && !event.nativeEvent.isComposing) void navigate(`/volumes/${first.id}`);
          }}
        />
      </div>
      <div className="screen-body">
        <div className="sheet">
          <Loaded query={cases}>
            {({ cases: found, total }) => (
              <>
                {found.map((it) => {
                  const gap = gaps.get(it.id);
                  return (
                    <Link key={it.id} className="volumes-case" to={`/volumes/${it.id}`}>
                      <span className="volumes-case-title">
                        <strong className="ellipsis">{it.title}</strong>
                        <span className="quiet numeric ellipsis">
                          {it.caseNumber} · {caseStageNames[it.stage]} · {it.officers}
                        </span>
                      </span>
                      <span className="volumes-case-gap ellipsis">
                        {gap === undefined ? (
                          <span className="quiet">{formatPast(it.updatedAt, now)}有变动</span>
                        ) : (
                          <>
                            <span className="amber">缺 {gap.missing} 件</span>{' '}
                            <span className="quiet">{gap.first}</span>
                          </>
                        )}
                      </span>
                    </Link>
                  );
                })}
                {total > found.length && (
                  <p className="quiet volumes-more">
                    共 {total} 件，列出最近的 {found.length} 件；输入文字可以查找其余的。
                  </p>
                )}
                {found.length === 0 &&
                  (text === '' ? (
                    <EmptyState
                      title="还没有案件"
                      hint="有了案件和文书之后，在这里排序、补扫描件、装订成册。"
                      action={
                        <Button type="primary" onClick={() => void navigate('/cases?new=1')}>
                          新建案件
                        </Button>
                      }
                    />
                  ) : (
                    <EmptyState title="没有找到" hint="换一个词，或者输入案号的一部分。" />
                  ))}
              </>
            )}
          </Loaded>
        </div>
      </div>
    </div>
  );
}
