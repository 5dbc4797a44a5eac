import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../bridge/client.ts';
import { versionText } from '../../../copy/document-life.ts';
import { formatInstant } from '../../../copy/format.ts';
import { today } from '../../../copy/today.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { rowOpens } from '../../../ui/row-opens.ts';
import type { NumberEntry } from './contract-types.ts';

/** 文号登记簿: every number of a year, by kind, with those that were voided and why. */
export function NumberRegister() {
  const navigate = useNavigate();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [kind, setKind] = useState<string>();
  const [text, setText] = useState('');
  const numbers = useQuery(api.documents.numbers.queryOptions({ input: { year } }));
  const kinds = useMemo(() => [...new Set((numbers.data ?? []).map((one) => one.kind))], [numbers.data]);
  const fits = (entry: NumberEntry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (text.trim() === '' || `${entry.documentNumber}${entry.title}${entry.issuedBy}`.includes(text.trim()));
  return (
    <div className="number-register">
      <div className="case-documents-head">
        <Button
          aria-label="上一年"
          onClick={() => {
            setYear(year - 1);
          }}
        >
          ‹
        </Button>
        <strong className="numeric">{year} 年</strong>
        <Button
          aria-label="下一年"
          disabled={year >= thisYear}
          onClick={() => {
            setYear(year + 1);
          }}
        >
          ›
        </Button>
        <Select
          allowClear
          placeholder="全部字号"
          style={{ width: 180 }}
          {...(kind === undefined ? {} : { value: kind })}
          options={kinds.map((one) => ({ value: one, label: one }))}
          onChange={(next: string | undefined) => {
            setKind(next);
          }}
        />
        <Input
          allowClear
          placeholder="文号、文书名称、经手人"
          aria-label="查找文号"
          style={{ width: 260 }}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </div>
      <Loaded query={numbers}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={`${year.toString()} 年还没有编过文号`}
              hint="编号文书定稿时，程序按字号和年度依次取号，登记在这里。"
            />
          ) : (
            <Table
              size="small"
              rowKey="documentNumber"
              dataSource={all.filter(fits)}
              pagination={{ pageSize: 100, hideOnSinglePage: true }}
              onRow={({ documentId }) => rowOpens(() => void navigate(`/documents/${documentId}`))}
              columns={[
                { title: '字号', dataIndex: 'kind', width: 130 },
                { title: '顺序号', dataIndex: 'sequence', width: 72, align: 'right', className: 'numeric' },
                {
                  title: '文号',
                  dataIndex: 'documentNumber',
                  width: 230,
                  render: (number: string, { voidReason }) => (
                    <span className={voidReason === undefined ? '' : 'document-void'}>{number}</span>
                  ),
                },
                {
                  title: '文书',
                  dataIndex: 'title',
                  render: (title: string, { documentId, version }) => (
                    <>
                      <Link to={`/documents/${documentId}`}>{title}</Link>{' '}
                      <span className="quiet">
                        {version === undefined ? '' : `${versionText(version)}（补正）`}
                      </span>
                    </>
                  ),
                },
                {
                  title: '编号时间',
                  dataIndex: 'issuedAt',
                  width: 140,
                  className: 'numeric',
                  render: (at: string) => formatInstant(at),
                },
                { title: '经手人', dataIndex: 'issuedBy', width: 90 },
                {
                  title: '作废理由',
                  dataIndex: 'voidReason',
                  width: 220,
                  render: (reason: string | undefined) =>
                    reason === undefined ? '' : <span className="alarm">{reason}</span>,
                },
              ]}
            />
          )
        }
      </Loaded>
    </div>
  );
}
