import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, type GetRef } from 'antd';
import { useEffect, useEffectEvent, useId, useRef, useState, type Ref } from 'react';
import { seriesName } from '#shared/domain/documents/document-number.ts';
import { bySpelling } from '../../../copy/option-search.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { NumberBox } from '../../../ui/typed/number-box.tsx';
import { Window } from '../../../ui/window.tsx';
import type { NumberSeries } from './contract-types.ts';

interface NumberingWindowProps {
  readonly year: number;
  readonly onClose: () => void;
}

/** Cases are numbered like documents, but no paper outside can have one of their numbers. */
const CASES = '案号';
/** The last number a register can hold. */
const MOST = 999_999;

/** 编号规则: where a register begun on paper goes on, and numbers used on papers that are not in this archive. */
export function NumberingWindow({ year, onClose }: NumberingWindowProps) {
  const series = useQuery(api.documents.numberSeries.queryOptions({ input: { year } }));
  const cases = useQuery(api.cases.numberSeries.queryOptions({ input: { year } })).data;
  const select = useRef<GetRef<typeof Select>>(null);
  const focus = () => {
    select.current?.focus();
  };
  return (
    <Window
      open
      width={560}
      title={`${year.toString()}年的编号`}
      onCancel={onClose}
      footer={<Button onClick={onClose}>关闭</Button>}
      afterOpenChange={focus}
    >
      <Loaded query={series}>
        {(all) => (
          <NumberingForm
            year={year}
            series={cases === undefined ? all : [{ kind: CASES, documents: ['案件登记'], ...cases }, ...all]}
            select={select}
            onThere={focus}
          />
        )}
      </Loaded>
    </Window>
  );
}

type Rule = 'start' | 'note';

interface NumberingFormProps {
  readonly year: number;
  readonly series: readonly NumberSeries[];
  readonly select: Ref<GetRef<typeof Select>>;
  /** The form stands, be it before or after the window has opened. */
  readonly onThere: () => void;
}

function NumberingForm({ year, series, select, onThere }: NumberingFormProps) {
  const there = useEffectEvent(onThere);
  useEffect(() => {
    there();
  }, []);
  const queries = useQueryClient();
  const ids = { kind: useId(), number: useId(), title: useId(), reason: useId() };
  const [kind, setKind] = useState<string>();
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} })).data;
  const [rule, setRule] = useState<Rule>('start');
  const [number, setNumber] = useState<number>();
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const chosen = series.find((one) => one.kind === kind);
  const done = {
    meta: { ownProblem: true },
    onSuccess: async () => {
      setNumber(undefined);
      setTitle('');
      setReason('');
      await queries.invalidateQueries();
    },
  };
  const start = useMutation(api.documents.setNumberStart.mutationOptions(done));
  const startCases = useMutation(api.cases.setNumberStart.mutationOptions(done));
  const note = useMutation(api.documents.noteNumber.mutationOptions(done));
  const reset = () => {
    for (const run of [start, startCases, note]) run.reset();
  };
  const begun = rule === 'start' && chosen?.begun === true;
  const ready = kind !== undefined && number !== undefined && reason.trim() !== '' && !begun;
  return (
    <form
      className="numbering-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined || kind === undefined || number === undefined || !ready) return;
        const { next } = chosen;
        if (kind === CASES) startCases.mutate({ year, first: number, next, reason });
        else if (rule === 'start') start.mutate({ kind, year, first: number, next, reason });
        else note.mutate({ kind, year, sequence: number, title, reason });
      }}
    >
      <label htmlFor={ids.kind}>字号</label>
      <Select
        id={ids.kind}
        ref={select}
        showSearch={bySpelling}
        placeholder="选择字号"
        {...(kind === undefined ? {} : { value: kind })}
        options={series.map((one) => ({
          value: one.kind,
          label: `${one.kind === CASES || bureau === undefined ? one.kind : seriesName(bureau.abbreviation, one.kind)} · ${one.documents.join('、')}`,
        }))}
        onChange={(next: string) => {
          setKind(next);
          if (next === CASES) setRule('start');
          reset();
        }}
      />
      {chosen !== undefined && (
        <p className="quiet">
          下一个号是 <strong className="numeric">{chosen.next}</strong>
          {chosen.start === undefined
            ? '。'
            : `；本年从 ${chosen.start.first.toString()} 号起（${chosen.start.setBy}：${chosen.start.reason}）。`}
        </p>
      )}
      <Segmented<Rule>
        aria-label="登记什么"
        value={rule}
        options={[
          { value: 'start', label: '起始号' },
          { value: 'note', label: '在别处用过的号', disabled: kind === CASES },
        ]}
        onChange={(next) => {
          setRule(next);
          reset();
        }}
      />
      <p className="quiet">
        {rule === 'start'
          ? begun
            ? '本年已经由程序取过号，起始号不能再改。'
            : '年初在纸质登记簿上编过号的，从下一个号接着编。'
          : '不在本档案库的文书用过的号。程序取号时跳过，不会重号。'}
      </p>
      <label htmlFor={ids.number}>{rule === 'start' ? '从几号起' : '顺序号'}</label>
      <NumberBox id={ids.number} least={1} most={MOST} disabled={begun} value={number} onNumber={setNumber} />
      {rule === 'note' && (
        <>
          <label htmlFor={ids.title}>用在哪份文书（可不填）</label>
          <Input
            id={ids.title}
            maxLength={200}
            value={title}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
        </>
      )}
      <label htmlFor={ids.reason}>理由</label>
      <Input
        id={ids.reason}
        maxLength={200}
        disabled={begun}
        placeholder={rule === 'start' ? '例如：启用程序前已在纸上编到37号' : '例如：现场手写、省执法平台编号'}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ProblemNote error={start.error ?? startCases.error ?? note.error} />
      <Button
        type="primary"
        htmlType="submit"
        disabled={!ready}
        loading={start.isPending || startCases.isPending || note.isPending}
      >
        登记
      </Button>
    </form>
  );
}
