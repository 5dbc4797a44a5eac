import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { KeptOfficer } from '#shared/contract/people.ts';
import { daysBetween } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { formatDaysLeft } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { rowOpens } from '../../ui/row-opens.ts';
import { OfficerWindow } from './officer-window.tsx';

const WARN_DAYS = 60;

/** 执法人员: who may sit down here and who may handle cases. */
export function PeopleTab() {
  const people = useQuery(api.people.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<KeptOfficer | 'new'>();
  const now = today();
  return (
    <>
      <div className="settings-head">
        <span className="quiet">办案人员不得少于两人；执法证到期的人员不能承办新的案件。</span>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            setOpen('new');
          }}
        >
          登记人员
        </Button>
      </div>
      <Loaded query={people}>
        {(officers) => (
          <Table<KeptOfficer>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={officers}
            onRow={(officer) =>
              rowOpens(() => {
                setOpen(officer);
              })
            }
            columns={[
              { title: '姓名', dataIndex: 'name' },
              { title: '执法证号', dataIndex: 'certificateNumber', className: 'numeric' },
              {
                title: '有效期至',
                dataIndex: 'certificateValidUntil',
                className: 'numeric',
                render: (until: string) => {
                  const left = daysBetween(now, until);
                  if (left > WARN_DAYS) return until;
                  return (
                    <>
                      {until} <span className={left < 0 ? 'alarm' : 'amber'}>{formatDaysLeft(left)}</span>
                    </>
                  );
                },
              },
              { title: '所在部门', dataIndex: 'department' },
              { title: '记录仪警号', dataIndex: 'recorderOfficerNumber', className: 'numeric' },
              {
                title: '状态',
                dataIndex: 'active',
                render: (active: boolean) => (active ? '在岗' : <span className="quiet">已停用</span>),
              },
              {
                key: 'edit',
                align: 'right',
                render: (_value, officer) => (
                  <Button
                    size="small"
                    onClick={() => {
                      setOpen(officer);
                    }}
                    aria-label={`修改${officer.name}的登记`}
                  >
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {open !== undefined && (
        <OfficerWindow
          {...(open === 'new' ? {} : { officer: open })}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
