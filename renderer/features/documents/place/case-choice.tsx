import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { api } from '../../../bridge/client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';

interface CaseChoiceProps {
  readonly chosen: string | undefined;
  readonly onChoose: (caseId: string) => void;
}

/** Cases found as one types; ↓ goes into the list, Enter takes the first. */
export function CaseChoice({ chosen, onChoose }: CaseChoiceProps) {
  const [text, setText] = useState('');
  const cases = useQuery(
    api.cases.list.queryOptions({ input: { text, limit: 50 }, placeholderData: keepPreviousData }),
  );
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.case-choice-row')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <nav className="case-choice" aria-label="选择案件" onKeyDown={move}>
      <Input
        autoFocus={chosen === undefined}
        allowClear
        placeholder="案号、当事人、案由、拼音首字母"
        aria-label="查找案件"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onPressEnter={() => {
          const first = cases.data?.cases[0];
          if (first !== undefined) onChoose(first.id);
        }}
      />
      <div className="case-choice-list">
        <Loaded query={cases}>
          {({ cases: found, total }) => (
            <>
              {found.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="case-choice-row"
                  aria-current={one.id === chosen}
                  onClick={() => {
                    onChoose(one.id);
                  }}
                >
                  <span className="ellipsis">{one.title}</span>
                  <span className="quiet numeric ellipsis">
                    {one.caseNumber} {one.officers}
                  </span>
                </button>
              ))}
              {found.length === 0 &&
                (text === '' ? (
                  <EmptyState small title="还没有案件" hint="先在“案件”中新建案件，再起草文书。" />
                ) : (
                  <EmptyState small title="没有找到" hint="换一个词，或者输入案号的一部分。" />
                ))}
              {total > found.length && (
                <p className="quiet case-choice-more">共 {total} 件，输入更多文字缩小范围。</p>
              )}
            </>
          )}
        </Loaded>
      </div>
    </nav>
  );
}
