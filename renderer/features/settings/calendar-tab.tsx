import { ImportOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Table, Tag } from 'antd';
import { useRef, useState } from 'react';
import type { CalendarState } from '#shared/contract/calendar.ts';
import { api, client } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { rowOpens } from '../../ui/row-opens.ts';
import { TakeFile } from './take-file.tsx';
import { LocalDays } from './local-days.tsx';
import { type YearShown, YearWindow } from './year-window.tsx';

const LOCAL_DAYS = 'local.json';

type YearRow = CalendarState['years'][number];

/** 工作日历: the notices that limits are counted by, and the days of this place. */
export function CalendarTab() {
  const state = useQuery(api.calendar.state.queryOptions({ input: {} }));
  return <Loaded query={state}>{(it) => <Years state={it} />}</Loaded>;
}

function Years({ state }: { readonly state: CalendarState }) {
  const picker = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<YearShown>();
  const look = useMutation({
    mutationFn: async (file: File) => {
      const input = { name: file.name, text: await file.text() };
      return { input, preview: await client.calendar.preview(input) };
    },
    meta: { ownProblem: true },
    onSuccess: setShown,
  });
  const lying = useMutation({
    mutationFn: async (file: string) => {
      const input = await client.calendar.lying({ file });
      return { input, preview: await client.calendar.preview(input) };
    },
    meta: { ownProblem: true },
    onSuccess: setShown,
  });
  const newest = state.years[0]?.year ?? 0;
  return (
    <>
      <div className="settings-head">
        <span className="quiet">
          期限按国务院办公厅的放假通知计算。已有通知到{newest.toString()}
          年；以后年份的期限只能估计，通知公布以后请导入。
        </span>
        <Button
          icon={<ImportOutlined aria-hidden />}
          loading={look.isPending}
          onClick={() => picker.current?.click()}
        >
          导入一年
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".json,.yaml,.yml"
          aria-label="选择放假安排文件"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) look.mutate(file);
            event.target.value = '';
          }}
        />
      </div>
      <div className="settings-notes">
        <ProblemNote error={look.error ?? lying.error} />
        {state.problems.map(({ file, message, untaken }) => (
          <Alert
            key={file + message}
            type={untaken === true ? 'warning' : 'error'}
            showIcon
            title={message}
            action={
              untaken !== true ? (
                <RemoveRefused file={file} years={state.years} />
              ) : file === LOCAL_DAYS ? (
                <TakeFile folder="calendars" file={LOCAL_DAYS} />
              ) : (
                <Button
                  size="small"
                  loading={lying.isPending}
                  onClick={() => {
                    lying.mutate(file);
                  }}
                >
                  查看
                </Button>
              )
            }
          />
        ))}
      </div>
      <Table<YearRow>
        size="small"
        rowKey="year"
        pagination={false}
        dataSource={state.years}
        onRow={(year) =>
          rowOpens(() => {
            setShown({ year });
          })
        }
        columns={[
          { title: '年份', dataIndex: 'year', width: 72, className: 'numeric' },
          { title: '通知', dataIndex: 'title' },
          { title: '工作日', dataIndex: 'workdays', width: 80, align: 'right', className: 'numeric' },
          {
            title: '来源',
            key: 'origin',
            width: 84,
            render: (_value, { own }) => (own ? <Tag color="blue">本局</Tag> : <Tag>程序</Tag>),
          },
          {
            title: '',
            key: 'acts',
            width: 96,
            align: 'right',
            render: (_value, { own, year, revision }) => own && <Remove year={year} revision={revision} />,
          },
        ]}
      />
      <LocalDays days={state.localDays} />
      <YearWindow
        shown={shown}
        onClose={() => {
          setShown(undefined);
        }}
        onAnew={setShown}
      />
    </>
  );
}

/** A file of a year that cannot be read; where the year counts by what was kept of it, that one is taken out. */
function RemoveRefused({ file, years }: { readonly file: string; readonly years: readonly YearRow[] }) {
  if (!/^\d{4}\./.test(file)) return null;
  const year = Number(file.slice(0, 4));
  return <Remove year={year} revision={years.find((one) => one.year === year)?.revision ?? 0} />;
}

function Remove({ year, revision }: { readonly year: number; readonly revision: number }) {
  const remove = useMutation(
    api.calendar.removeYear.mutationOptions({
      onSuccess: () => {
        say('success', `已移除本局导入的${year.toString()}年放假安排。`);
      },
    }),
  );
  return (
    <Popconfirm
      title={`移除本局导入的${year.toString()}年？`}
      description="期限随即按程序自带的放假安排计算，没有自带的只能估计。文件留在档案库中。"
      okText="移除"
      cancelText="取消"
      onConfirm={() => {
        remove.mutate({ year, revision });
      }}
    >
      <Button
        size="small"
        loading={remove.isPending}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        移除
      </Button>
    </Popconfirm>
  );
}
