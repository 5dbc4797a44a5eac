import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import { api } from '../../../bridge/client.ts';
import type { ChosenCase } from './choices.ts';

interface CaseSelectProps {
  readonly value?: ChosenCase | undefined;
  readonly onChoose: (chosen: ChosenCase | undefined) => void;
  readonly placeholder?: string;
  readonly autoOpen?: boolean;
  readonly onLeave?: () => void;
  readonly disabled?: boolean;
}

/** A case by number, party, cause, officer or pinyin initials. */
export function CaseSelect(props: CaseSelectProps) {
  const { value, onChoose, placeholder = '案号、当事人、案由或者拼音首字母', autoOpen = false } = props;
  const [text, setText] = useState('');
  const cases = useQuery(
    api.cases.list.queryOptions({ input: { text, limit: 30 }, placeholderData: keepPreviousData }),
  );
  const found = cases.data?.cases ?? [];
  const options = found.map((it) => ({ value: it.id, label: it.title }));
  if (value !== undefined && text === '' && !found.some(({ id }) => id === value.caseId)) {
    options.unshift({ value: value.caseId, label: value.title });
  }
  return (
    <Select
      className="intake-case-select"
      aria-label="选择案件"
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      autoFocus={autoOpen}
      defaultOpen={autoOpen}
      disabled={props.disabled ?? false}
      placeholder={placeholder}
      popupMatchSelectWidth={440}
      value={value?.caseId ?? null}
      notFoundContent={
        cases.error !== null
          ? '案件清单没有读到，请稍后再试。'
          : text === ''
            ? '还没有案件，可以先选“暂不归案”。'
            : '没有找到，换一个词再试。'
      }
      options={options}
      optionRender={({ data }) => (
        <div className="intake-case-option">
          <span className="ellipsis">{data.label}</span>
          <span className="quiet numeric ellipsis">
            {found
              .filter(({ id }) => id === data.value)
              .map((it) => `${it.caseNumber} · ${caseStageNames[it.stage]} · ${it.officers}`)}
          </span>
        </div>
      )}
      onChange={(next: string | null | undefined) => {
        const it = found.find(({ id }) => id === next);
        onChoose(it === undefined ? undefined : { caseId: it.id, title: it.title });
      }}
      onBlur={() => props.onLeave?.()}
    />
  );
}
