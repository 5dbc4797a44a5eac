import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { seriesName } from '#shared/domain/documents/document-number.ts';
import { searched } from '#shared/lib/searched.ts';
import { download } from '../../../bridge/assets.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { printAsset } from '../../../parts/print-asset.ts';
import { rowOpens } from '../../../ui/row-opens.ts';
import type { NumberEntry } from './contract-types.ts';
import { NumberingWindow } from './numbering-window.tsx';
import { registerColumns } from './register-columns.tsx';

/** 文号登记簿: every number of a year, by kind, with those that were voided and why. */
export function NumberRegister() {
  const navigate = useNavigate();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [kind, setKind] = useState<string>();
  const [text, setText] = useState('');
  const [numbering, setNumbering] = useState(false);
  const numbers = useQuery(api.documents.numbers.queryOptions({ input: { year } }));
  const kinds = useMemo(() => [...new Set((numbers.data ?? []).map((one) => one.kind))], [numbers.data]);
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} })).data;
  const series = (one: string) => (bureau === undefined ? one : seriesName(bureau.abbreviation, one));
  const wanted = searched(text).trim();
  const fits = (entry: NumberEntry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (wanted === '' ||
      [entry.documentNumber, entry.title, entry.issuedBy, entry.caseNumber, entry.partyName].some(
        (words) => words !== undefined && searched(words).includes(wanted),
      ));
  const file = `registers/${year.toString()}${kind === undefined ? '' : `-${encodeURIComponent(kind)}`}`;
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
          options={kinds.map((one) => ({ value: one, label: series(one) }))}
          onChange={(next: string | undefined) => {
            setKind(next);
          }}
        />
        <Input
          allowClear
          placeholder="文号、文书、案号、当事人、经手人"
          aria-label="查找文号"
          style={{ width: 260 }}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <span className="register-actions">
          <Button
            onClick={() => {
              setNumbering(true);
            }}
          >
            编号规则…
          </Button>
          <Button
            disabled={numbers.data?.length === 0}
            onClick={() => {
              download(`${file}.xlsx`);
            }}
          >
            导出表格
          </Button>
          <Button
            disabled={numbers.data?.length === 0}
            onClick={() => {
              printAsset(`${file}.pdf`);
            }}
          >
            打印
          </Button>
        </span>
      </div>
      {numbering && (
        <NumberingWindow
          year={year}
          onClose={() => {
            setNumbering(false);
          }}
        />
      )}
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
              onRow={({ documentId }) =>
                documentId === undefined ? {} : rowOpens(() => void navigate(`/documents/${documentId}`))
              }
              columns={registerColumns(series)}
            />
          )
        }
      </Loaded>
    </div>
  );
}
