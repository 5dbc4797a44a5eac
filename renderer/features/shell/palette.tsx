import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { findCommands } from './commands.ts';
import { Window } from '../../ui/window.tsx';
import './palette.css';

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly context: string;
  readonly to: string;
}

const SHOWN_CASES = 8;

/** Ctrl K: finds a case by name, number or initials, and runs a command. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const readsCases = useMay()('cases.read');
  const found = useQuery(
    api.cases.list.queryOptions({
      input: { text: wanted, limit: SHOWN_CASES },
      placeholderData: keepPreviousData,
      enabled: readsCases,
    }),
  );

  const cases: readonly Entry[] = (found.data?.cases ?? []).map((it) => ({
    key: it.id,
    title: it.title,
    context: `${it.caseNumber} · ${caseStageNames[it.stage]}`,
    to: `/cases/${it.id}`,
  }));
  const todo: readonly Entry[] = findCommands(text).map(({ name, hint, to }) => ({
    key: `${name}${to}`,
    title: name,
    context: hint ?? '',
    to,
  }));
  // Without text the commands come first, with text the cases: one looks for a case by typing.
  const entries = wanted === '' ? [...todo, ...cases] : [...cases, ...todo];
  const here = Math.min(at, entries.length - 1);

  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    void navigate(entry.to);
  };

  function press(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(entries.length - 1, here + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, here - 1));
    else if (event.key === 'Enter') go(entries[here]);
    else return;
    event.preventDefault();
  }

  return (
    <Window open footer={null} closable={false} width={620} onCancel={onClose} style={{ top: 72 }}>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        placeholder="案件名称、当事人、案号、拼音首字母，或者“新建案件”"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={`palette-${here}`}
      />
      <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      <div id="palette-list" className="palette-list" role="listbox" aria-label="搜索结果">
        {entries.map((entry, i) => (
          <div
            key={entry.key}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === here}
            className={i === here ? 'palette-row palette-here' : 'palette-row'}
            ref={i === here ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseMove={() => {
              setAt(i);
            }}
            onClick={() => {
              go(entry);
            }}
          >
            <span className="ellipsis">{entry.title}</span>
            <span className="quiet numeric">{entry.context}</span>
          </div>
        ))}
        {entries.length === 0 && (
          <EmptyState small title={`没有找到“${wanted}”`} hint="可以换一个词，或者用拼音首字母。" />
        )}
      </div>
    </Window>
  );
}
