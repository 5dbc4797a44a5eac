import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useNavigate } from 'react-router';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { outdatesVolume } from '#shared/domain/documents/life.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { versionText } from '../../../copy/document-life.ts';
import { formatInstant } from '../../../copy/format.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { markingCell, rowOpens } from '../../../ui/row-opens.ts';
import type { Marking } from '../together/marks.ts';
import { LifeTag } from '../life/life-tag.tsx';

interface DocumentTableProps {
  readonly query: UseQueryResult<DocumentSummary[]>;
  readonly marking: Marking<DocumentSummary>;
  readonly onDraft: () => void;
}

/** Three 送达回证 are told apart by what each served. */
function servedTitle({ servesDocumentId }: DocumentSummary, all: readonly DocumentSummary[]): string {
  const served = all.find(({ id }) => id === servesDocumentId);
  return servesDocumentId === undefined || served === undefined ? '' : `（${served.title}）`;
}

/**
 * The documents of a case: state, number, date, and what is open. A row opens by click or Enter; Space marks it, ↑↓ go
 * from row to row.
 */
export function DocumentTable({ query, marking, onDraft }: DocumentTableProps) {
  const navigate = useNavigate();
  return (
    <Loaded query={query}>
      {(documents) =>
        documents.length === 0 ? (
          <EmptyState
            title="本案还没有文书"
            hint="当事人、办案人员、案由等已登记的内容会自动填入。"
            action={
              <Button type="primary" onClick={onDraft}>
                起草第一份文书
              </Button>
            }
          />
        ) : (
          <Table
            className="document-table"
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={documents}
            onRow={(document) =>
              rowOpens(() => void navigate(`/documents/${document.id}`), {
                onMark: () => {
                  marking.toggle(document.id);
                },
              })
            }
            rowSelection={{
              selectedRowKeys: marking.marked.map(({ id }) => id),
              columnWidth: 40,
              onChange: (keys) => {
                marking.put(keys.map(String));
              },
              // By key a row is marked itself; its box is no further stop on the way.
              getCheckboxProps: (document) => ({
                tabIndex: -1,
                'aria-label': `选择${listName(document)}`,
              }),
              getTitleCheckboxProps: () => ({ 'aria-label': '选择全部文书' }),
              onCell: (document) =>
                markingCell(() => {
                  marking.toggle(document.id);
                }),
            }}
            columns={[
              {
                title: '文书',
                dataIndex: 'title',
                render: (title: string, document) => (
                  <>
                    <span className={document.state === 'void' ? 'document-void' : ''}>
                      {title}
                      {servedTitle(document, documents)}
                    </span>{' '}
                    {document.subject !== undefined && <span className="gap-after">{document.subject}</span>}
                    <span className="quiet">{versionText(document.version)}</span>
                  </>
                ),
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 104,
                render: (_, document) => <LifeTag document={document} />,
              },
              {
                title: '文号',
                dataIndex: 'documentNumber',
                width: 210,
                render: (number: string | undefined) => number ?? <span className="quiet">—</span>,
              },
              {
                title: '日期',
                dataIndex: 'date',
                width: 100,
                className: 'numeric',
                render: (date: string | undefined) => date ?? <span className="quiet">—</span>,
              },
              {
                title: '还差',
                dataIndex: 'missing',
                width: 84,
                render: (missing: number, document) =>
                  document.state !== 'draft' ? (
                    <span className="amber">{outdatesVolume(document) ? '重新组卷' : ''}</span>
                  ) : missing === 0 ? (
                    <span className="verified">✓ 可定稿</span>
                  ) : (
                    <span className="amber">{missing} 项</span>
                  ),
              },
              {
                title: '最后改动',
                dataIndex: 'updatedAt',
                width: 190,
                className: 'numeric',
                render: (at: string, { updatedBy }) => (
                  <span className="quiet">
                    {formatInstant(at)} {updatedBy}
                  </span>
                ),
              },
            ]}
          />
        )
      }
    </Loaded>
  );
}
