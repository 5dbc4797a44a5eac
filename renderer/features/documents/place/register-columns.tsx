import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { versionText } from '../../../copy/document-life.ts';
import { formatInstant } from '../../../copy/format.ts';
import type { NumberEntry } from './contract-types.ts';

/** The columns of 文号登记簿: the number, what bears it, whose case it is, and what else is to be known of it. */
export const registerColumns = (
  /** 市监处罚 as this bureau writes it: 濮市监华处罚 */
  series: (kind: string) => string,
): TableColumnsType<NumberEntry> => [
  { title: '字号', dataIndex: 'kind', width: 120, render: series },
  { title: '顺序号', dataIndex: 'sequence', width: 68, align: 'right', className: 'numeric' },
  {
    title: '文号',
    dataIndex: 'documentNumber',
    width: 210,
    render: (number: string, { voidReason }) => (
      <span className={voidReason === undefined ? '' : 'document-void'}>{number}</span>
    ),
  },
  {
    title: '文书',
    dataIndex: 'title',
    render: (title: string, { documentId, version }) => (
      <>
        {documentId === undefined ? (
          <span>{title === '' ? '不在本档案库' : title}</span>
        ) : (
          <Link to={`/documents/${documentId}`}>{title}</Link>
        )}{' '}
        <span className="quiet">{version === undefined ? '' : `${versionText(version)}（补正）`}</span>
      </>
    ),
  },
  {
    title: '案件',
    dataIndex: 'caseNumber',
    render: (caseNumber: string | undefined, { caseId, partyName }) =>
      caseId === undefined ? null : (
        <>
          <Link to={`/cases/${caseId}`}>{caseNumber}</Link>
          <div className="quiet">{partyName}</div>
        </>
      ),
  },
  {
    title: '编号时间',
    dataIndex: 'issuedAt',
    width: 132,
    className: 'numeric',
    render: (at: string) => formatInstant(at),
  },
  { title: '经手人', dataIndex: 'issuedBy', width: 80 },
  {
    title: '备注',
    width: 180,
    render: (_: unknown, { voidReason, elsewhere }) => (
      <>
        {elsewhere !== undefined && <div className="quiet">在别处编定：{elsewhere}</div>}
        {voidReason !== undefined && <div className="alarm">作废：{voidReason}</div>}
      </>
    ),
  },
];
