import { Table } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { DutyView } from '#shared/contract/service.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { markingCell, rowOpens } from '../../ui/row-opens.ts';
import { dutyKey, stateNames, stateTone } from './duty-words.ts';
import { DutyStory } from './duty-story.tsx';

interface DutyTableProps {
  readonly caseId: string;
  readonly duties: readonly DutyView[];
  readonly marked: readonly string[];
  readonly onMark: (keys: readonly string[]) => void;
}

/** Every service the case asks for. A row opens its document by click or Enter; Space ticks it, ↑↓ go from row to row. */
export function DutyTable({ caseId, duties, marked, onMark }: DutyTableProps) {
  const navigate = useNavigate();
  const toggle = (key: string) => {
    onMark(marked.includes(key) ? marked.filter((one) => one !== key) : [...marked, key]);
  };
  if (duties.length === 0)
    return (
      <EmptyState
        title="还没有须送达的文书"
        hint="告知书、决定书等文书定稿以后，在这里登记送达。"
        action={<Link to={`/cases/${caseId}`}>回到案件</Link>}
      />
    );
  return (
    <Table<DutyView>
      size="small"
      rowKey={dutyKey}
      pagination={false}
      dataSource={[...duties]}
      onRow={(duty) =>
        rowOpens(() => void navigate(`/documents/${duty.documentId}`), {
          onMark: () => {
            toggle(dutyKey(duty));
          },
        })
      }
      rowSelection={{
        selectedRowKeys: [...marked],
        columnWidth: 40,
        onChange: (keys) => {
          onMark(keys.map(String));
        },
        getCheckboxProps: (duty) => ({ tabIndex: -1, 'aria-label': `选择${duty.title}向${duty.recipient}` }),
        getTitleCheckboxProps: () => ({ 'aria-label': '选择全部' }),
        onCell: (duty) =>
          markingCell(() => {
            toggle(dutyKey(duty));
          }),
      }}
      columns={[
        {
          title: '文书',
          width: 250,
          render: (_, { title, documentNumber, version, issuedOn }) => (
            <>
              <div>
                {title}
                {version > 1 && <span className="quiet">（第{version}版）</span>}
              </div>
              <div className="quiet numeric">
                {[documentNumber, issuedOn].filter((one) => one !== undefined).join(' · ')}
              </div>
            </>
          ),
        },
        {
          title: '受送达人',
          width: 150,
          render: (_, { recipient, other }) => (
            <>
              <div>{recipient}</div>
              {other !== undefined && <div className="quiet">{other.role}</div>}
            </>
          ),
        },
        {
          title: '送达',
          width: 130,
          render: (_, duty) => (
            <>
              <div className={stateTone(duty)}>{stateNames[duty.state]}</div>
              {duty.on !== undefined && <div className="numeric">{duty.on}</div>}
              {duty.due !== undefined && duty.state !== 'served' && duty.state !== 'announced' && (
                <div className={duty.late ? 'alarm numeric' : 'quiet numeric'}>期限{duty.due}</div>
              )}
            </>
          ),
        },
        { title: '经过和凭证', render: (_, duty) => <DutyStory caseId={caseId} duty={duty} /> },
      ]}
    />
  );
}
