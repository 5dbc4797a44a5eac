import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Person } from '#shared/contract/people.ts';
import { type Role, roleWords } from '#shared/domain/people/roles.ts';
import { daysBetween } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { formatDaysLeft } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { rowOpens } from '../../ui/row-opens.ts';
import { HandOverWindow } from './hand-over-window.tsx';
import { PersonWindow } from './person-window.tsx';

const WARN_DAYS = 60;

/** 人员: who may sit down here, and who may handle cases. */
export function PeopleTab() {
  const people = useQuery(api.people.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<Person | 'new'>();
  const [handingOver, setHandingOver] = useState(false);
  const may = useMay();
  const mayEdit = may('people.edit');
  const mayHandOver = may('cases.handover');
  const maySeeConsultations = may('consultations.read');
  const now = today();
  return (
    <>
      <div className="settings-head">
        <span className="quiet">
          在这里办公的每个人都登记，有没有执法证都可以。办案人员不得少于两人；执法证到期的不能承办案件。
        </span>
        {mayHandOver && (
          <Button
            onClick={() => {
              setHandingOver(true);
            }}
          >
            移交案件…
          </Button>
        )}
        {mayEdit && (
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              setOpen('new');
            }}
          >
            登记人员
          </Button>
        )}
      </div>
      <Loaded query={people}>
        {(list) => (
          <>
            {mayEdit && administrators(list) === 1 && (
              <Alert
                showIcon
                type="warning"
                style={{ marginBottom: 12 }}
                title="只有一名管理员：他忘记密码时要由另外两名在岗人员一起重设。建议再指定一名。"
              />
            )}
            <Table<Person>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={list}
              {...(mayEdit
                ? {
                    onRow: (person) =>
                      rowOpens(() => {
                        setOpen(person);
                      }),
                  }
                : {})}
              columns={[
                { title: '姓名', dataIndex: 'name' },
                {
                  title: '登录名',
                  dataIndex: 'login',
                  className: 'numeric',
                  render: (login: string) => <span data-login>{login}</span>,
                },
                { title: '所在部门', dataIndex: 'department' },
                { title: '角色', dataIndex: 'roles', render: (held: readonly Role[]) => roleWords(held) },
                { title: '执法证号', dataIndex: 'certificateNumber', className: 'numeric' },
                {
                  title: '有效期至',
                  dataIndex: 'certificateValidUntil',
                  className: 'numeric',
                  render: (until: string) => {
                    if (until === '') return null;
                    const left = daysBetween(now, until);
                    if (left > WARN_DAYS) return until;
                    return (
                      <>
                        {until} <span className={left < 0 ? 'alarm' : 'amber'}>{formatDaysLeft(left)}</span>
                      </>
                    );
                  },
                },
                { title: '记录仪警号', dataIndex: 'recorderOfficerNumber', className: 'numeric' },
                {
                  title: '状态',
                  dataIndex: 'active',
                  render: (active: boolean, { pin }) =>
                    active ? (
                      <>
                        在岗
                        {pin === 'none' && <span className="amber"> · 未设密码</span>}
                        {pin === 'initial' && <span className="quiet"> · 初始密码未换</span>}
                      </>
                    ) : (
                      <span className="quiet">已停用</span>
                    ),
                },
                ...(maySeeConsultations
                  ? [
                      {
                        key: 'consultations',
                        align: 'right' as const,
                        render: (_value: unknown, { id, name }: Person) => (
                          <Link to={`/people/${id}/consultations`} aria-label={`${name}的调阅登记`}>
                            调阅登记
                          </Link>
                        ),
                      },
                    ]
                  : []),
                ...(mayEdit
                  ? [
                      {
                        key: 'edit',
                        align: 'right' as const,
                        render: (_value: unknown, person: Person) => (
                          <Button
                            size="small"
                            onClick={() => {
                              setOpen(person);
                            }}
                            aria-label={`修改${person.name}的登记`}
                          >
                            修改
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </>
        )}
      </Loaded>
      {handingOver && (
        <HandOverWindow
          onClose={() => {
            setHandingOver(false);
          }}
        />
      )}
      {open !== undefined && (
        <PersonWindow
          {...(open === 'new' ? {} : { person: open })}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}

const administrators = (people: readonly Person[]): number =>
  people.filter(({ active, roles }) => active && roles.includes('administrator')).length;
