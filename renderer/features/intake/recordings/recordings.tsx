import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { api } from '../../../bridge/client.ts';
import { formatBytes } from '../../../copy/format.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { useAsset } from '../../../bridge/assets.ts';
import { markingCell, rowOpens } from '../../../ui/row-opens.ts';
import { CaseSelect } from '../card/case-select.tsx';
import { Player } from './player.tsx';
import { recordingColumns } from './recording-columns.tsx';
import { filterRecordings } from './recording-text.ts';

const PAGE_SIZE = 50;

/** Recordings of the archive, of one case or one import; those without a case are given one here. */
export function Recordings({ unassigned = false }: { readonly unassigned?: boolean }) {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const caseId = unassigned ? undefined : (params.get('case') ?? undefined);
  const batchId = unassigned ? undefined : (params.get('batch') ?? undefined);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState<readonly string[]>([]);
  // A citation in a document leads here: which recording, and which second of it.
  const [openId, setOpenId] = useState(params.get('play') ?? undefined);
  const start = Number(params.get('at') ?? '0');
  const search = useRef<HTMLInputElement>(null);
  const query = useQuery(
    api.intake.recordings.queryOptions({
      input: {
        unassigned,
        ...(caseId === undefined ? {} : { caseId }),
        ...(batchId === undefined ? {} : { batchId }),
      },
    }),
  );
  const from = useQuery(
    api.cases.get.queryOptions({ input: { caseId: caseId ?? '' }, enabled: caseId !== undefined }),
  );
  const assign = useMutation(
    api.intake.assign.mutationOptions({
      onSuccess: () => {
        setMarked([]);
      },
    }),
  );
  const copy = useMutation(api.intake.makeAccessCopy.mutationOptions());
  const rows = useMemo(() => filterRecordings(query.data ?? [], text), [query.data, text]);
  const asset = useAsset();
  const columns = recordingColumns({
    asset,
    onOpen: ({ id }) => {
      setOpenId(id);
    },
    onCopy: ({ id }) => {
      copy.mutate({ recordingId: id });
    },
  });
  const at = rows.findIndex(({ id }) => id === openId);
  const open = rows[at];
  useHotkeys({ '/': () => search.current?.focus() });

  const toggle = (id: string) => {
    setMarked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  };
  const give = (to: string | null) => {
    assign.mutate({ recordingIds: [...marked], caseId: to });
  };
  const filter = (name: string, value: string | undefined) => {
    setParams((before) => {
      if (value === undefined) before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const empty = unassigned ? (
    <EmptyState title="录音录像都已归案" hint="采集时没有指定案件的录音录像会列在这里。" />
  ) : (
    <EmptyState
      title={text === '' ? '还没有录音录像' : '没有符合条件的录音录像'}
      hint={
        text === '' ? '插入执法记录仪的存储卡，在“存储卡”中看一看，再开始采集。' : '换一个词，或者清空筛选。'
      }
    />
  );

  return (
    <div className="intake-recordings">
      <div className="intake-bar">
        <Input
          ref={(input) => {
            search.current = input?.input ?? null;
          }}
          allowClear
          className="intake-search"
          placeholder="文件名、日期、人员、案件（按 / 回到这里）"
          aria-label="筛选录音录像"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {!unassigned && (
          <div className="intake-bar-case">
            <CaseSelect
              placeholder="只看一件案件的"
              value={caseId === undefined ? undefined : { caseId, title: from.data?.title ?? '选定的案件' }}
              onChoose={(chosen) => {
                filter('case', chosen?.caseId);
              }}
            />
          </div>
        )}
        {batchId !== undefined && (
          <Button
            onClick={() => {
              filter('batch', undefined);
            }}
          >
            只看这次采集的 ✕
          </Button>
        )}
        <span className="quiet">
          {query.data !== undefined &&
            `${rows.length} 个，${formatBytes(rows.reduce((sum, { bytes }) => sum + bytes, 0))}`}
        </span>
        {marked.length > 0 && (
          <div className="intake-assign">
            <span>选中 {marked.length} 个，归入</span>
            <div className="intake-bar-case">
              <CaseSelect
                disabled={assign.isPending}
                onChoose={(chosen) => {
                  if (chosen !== undefined) give(chosen.caseId);
                }}
              />
            </div>
            {!unassigned && (
              <Button
                loading={assign.isPending}
                onClick={() => {
                  give(null);
                }}
              >
                移出案件
              </Button>
            )}
          </div>
        )}
      </div>
      <Loaded query={query}>
        {() => (
          <Table<RecordingRow>
            className="intake-recordings-table sheet"
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={rows}
            tableLayout="fixed"
            locale={{ emptyText: empty }}
            pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
            rowSelection={{
              selectedRowKeys: [...marked],
              columnWidth: 40,
              onChange: (keys) => {
                setMarked(keys.map(String));
              },
              getCheckboxProps: (row) => ({ tabIndex: -1, 'aria-label': `选择 ${row.name}` }),
              getTitleCheckboxProps: () => ({ 'aria-label': '选择全部录音录像' }),
              onCell: (row) =>
                markingCell(() => {
                  toggle(row.id);
                }),
            }}
            onRow={(row) =>
              rowOpens(
                () => {
                  setOpenId(row.id);
                },
                {
                  onMark: () => {
                    toggle(row.id);
                  },
                },
              )
            }
          />
        )}
      </Loaded>
      {open !== undefined && (
        <Player
          key={open.id}
          recording={open}
          start={open.id === params.get('play') ? start : 0}
          onClose={() => {
            setOpenId(undefined);
          }}
          onCopy={() => {
            copy.mutate({ recordingId: open.id });
          }}
          onCase={(to) => void navigate(`/cases/${to}`)}
          onStep={(by) => {
            const next = rows[at + by];
            if (next !== undefined) setOpenId(next.id);
          }}
        />
      )}
    </div>
  );
}
