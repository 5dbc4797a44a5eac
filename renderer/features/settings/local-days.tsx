import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Table } from 'antd';
import { useState } from 'react';
import type { CalendarState } from '#shared/contract/calendar.ts';
import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';

type LocalDay = CalendarState['localDays'][number];

/** 本地休息、上班: what was otherwise here than the notice says, with the reason. */
export function LocalDays({ days }: { readonly days: readonly LocalDay[] }) {
  return (
    <section className="local-days" aria-label="本地休息日">
      <h3>本地休息日</h3>
      <p className="quiet">
        当地政府决定停工的日子（例如暴雨）登记在这里，不再算工作日；通知里的休息日本地上班的也可以登记。
      </p>
      {days.length > 0 && (
        <Table<LocalDay>
          size="small"
          rowKey="date"
          pagination={false}
          dataSource={[...days]}
          columns={[
            {
              title: '日期',
              dataIndex: 'date',
              width: 150,
              className: 'numeric',
              render: (date: string) => `${date} ${weekdayName(date)}`,
            },
            {
              title: '',
              dataIndex: 'workday',
              width: 60,
              render: (workday: boolean) => (workday ? '上班' : '休息'),
            },
            { title: '原因', dataIndex: 'reason' },
            {
              title: '',
              key: 'acts',
              width: 84,
              align: 'right',
              render: (_value, day) => <Remove day={day} />,
            },
          ]}
        />
      )}
      <NewDay />
    </section>
  );
}

function NewDay() {
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const [workday, setWorkday] = useState(false);
  const add = useMutation(
    api.calendar.addLocalDay.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', `${date}已登记。`);
        setDate('');
        setReason('');
        setWorkday(false);
      },
    }),
  );
  return (
    <form
      className="local-day-new"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ date, workday, reason: reason.trim() });
      }}
    >
      <DateField aria-label="日期" value={date} onChange={setDate} />
      <Input
        aria-label="原因"
        placeholder="原因和依据，例如：暴雨停工，市政府通告"
        value={reason}
        maxLength={200}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <Checkbox
        checked={workday}
        onChange={(event) => {
          setWorkday(event.target.checked);
        }}
      >
        这一天上班
      </Checkbox>
      <Button htmlType="submit" loading={add.isPending} disabled={!isIsoDate(date) || reason.trim() === ''}>
        登记
      </Button>
      <ProblemNote error={add.error} />
    </form>
  );
}

function Remove({ day }: { readonly day: LocalDay }) {
  const remove = useMutation(
    api.calendar.removeLocalDay.mutationOptions({
      onSuccess: () => {
        say('success', `${day.date}恢复为通知里的样子。`);
      },
    }),
  );
  return (
    <Button
      size="small"
      aria-label={`移除${day.date}`}
      loading={remove.isPending}
      onClick={() => {
        remove.mutate({ date: day.date });
      }}
    >
      移除
    </Button>
  );
}
