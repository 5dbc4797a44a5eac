import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, type InputRef, Segmented, Select } from 'antd';
import { useRef } from 'react';
import { type ClockFilter, type ClockScope, clockScopes } from '#shared/contract/procedure.ts';
import { api } from '../../../bridge/client.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { scopeNames } from './clocks-query.ts';

interface ClockFiltersProps {
  readonly filter: ClockFilter;
  readonly counts: Readonly<Record<ClockScope, number>> | undefined;
  readonly kinds: readonly { readonly rule: string; readonly what: string }[];
  readonly onChange: (changed: Partial<ClockFilter>) => void;
}

/** When it ends, what has to be done, whose it is, which case. */
export function ClockFilters({ filter, counts, kinds, onChange }: ClockFiltersProps) {
  const search = useRef<InputRef>(null);
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  useHotkeys({ '/': () => search.current?.focus() });
  return (
    <div className="clocks-bar">
      <Segmented
        aria-label="什么时候到期"
        value={filter.scope}
        options={clockScopes.map((scope) => ({
          value: scope,
          label: (
            <>
              {scopeNames[scope]}
              {counts !== undefined && (
                <span
                  className={`clocks-count ${scope === 'overdue' && counts.overdue > 0 ? 'alarm' : 'quiet'}`}
                >
                  {counts[scope]}
                </span>
              )}
            </>
          ),
        }))}
        onChange={(scope) => {
          onChange({ scope });
        }}
      />
      <Select
        aria-label="事项"
        className="clocks-kind"
        allowClear
        placeholder="全部事项"
        value={filter.rule === '' ? null : filter.rule}
        options={kinds.map(({ rule, what }) => ({ value: rule, label: what, title: what }))}
        popupMatchSelectWidth={false}
        onChange={(rule: string | null) => {
          onChange({ rule: rule ?? '' });
        }}
      />
      <Select
        aria-label="办案人员"
        className="clocks-officer"
        allowClear
        placeholder="全部人员"
        value={filter.officerId === '' ? null : filter.officerId}
        showSearch={{ optionFilterProp: 'label' }}
        options={people
          .filter(({ certificateNumber }) => certificateNumber !== '')
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(officerId: string | null) => {
          onChange({ officerId: officerId ?? '' });
        }}
      />
      <Input
        ref={search}
        allowClear
        className="clocks-search"
        prefix={<SearchOutlined aria-hidden />}
        placeholder="案号、当事人、案由（按 / 回到这里）"
        aria-label="搜索案件"
        value={filter.text}
        onChange={({ target }) => {
          onChange({ text: target.value });
        }}
      />
    </div>
  );
}
