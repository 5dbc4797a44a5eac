import { useQuery } from '@tanstack/react-query';
import { Alert, Table } from 'antd';
import type { AccessRow } from '#shared/contract/people.ts';
import { roleNames, roles, type Scope, scopeNames } from '#shared/domain/people/roles.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';

const SHORT: Readonly<Record<Scope, string>> = { own: '本人', unit: '本部门', all: '✓' };

/** 权限: what may be done, by whom, how far; a table a lawyer can read. */
export function AccessTab() {
  const access = useQuery(api.people.access.queryOptions({ input: {} }));
  return (
    <Loaded query={access}>
      {({ rows, source, own, unnamed }) => (
        <>
          <p className="quiet">
            “本人”指本人承办的案件，“本部门”指办案机构或者办案人员属于本部门的案件，没有写明部门的人员和案件不受此限，“✓”不限。执法证到期的，“执法人员”一列对其不起作用；已经回避的人员不能再办理该案。
            <br />
            依据：{source}。{own ? '现在采用本机关自己的权限表。' : '现在采用程序自带的权限表。'}
            本机关可以在档案库里放自己的权限表，办法见使用指南。
          </p>
          {unnamed.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={`本机关的权限表没有写${unnamed.map(({ what }) => `“${what}”`).join('、')}，按程序自带的权限表办理。`}
              description={`要另行规定的，在权限表里补写 ${unnamed.map(({ permission }) => permission).join('、')}，重新采用。`}
            />
          )}
          <Table<AccessRow>
            size="small"
            rowKey="permission"
            pagination={false}
            className="access-table"
            dataSource={rows}
            columns={[
              { title: '可以办理', dataIndex: 'what' },
              ...roles.map((role) => ({
                title: roleNames[role],
                key: role,
                align: 'center' as const,
                render: (_value: unknown, row: AccessRow) => {
                  const scope = row.roles[role];
                  return scope === undefined ? null : (
                    <span title={`${roleNames[role]}：${row.what}，${scopeNames[scope]}`}>
                      {SHORT[scope]}
                    </span>
                  );
                },
              })),
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
