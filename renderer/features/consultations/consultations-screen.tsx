import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link, useParams } from 'react-router';
import type { Consultation, ConsultationPage } from '#shared/contract/consultations.ts';
import { wayWords } from '#shared/domain/consultations/consultation.ts';
import { consultedWords } from '#shared/domain/consultations/consulted-words.ts';
import { spanWords } from '#shared/domain/consultations/register-sheet.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { printAsset } from '../../parts/print-asset.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import './consultations.css';

/** The next page begins behind the last line of this one. */
const behind = ({ entries, more }: ConsultationPage): string | undefined =>
  more ? entries.at(-1)?.id : undefined;

/** 调阅登记 of a case: who looked at, played, printed or took away what of it. */
export function CaseConsultationsScreen() {
  const { caseId = '' } = useParams();
  const it = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const query = useInfiniteQuery(
    api.consultations.ofCase.infiniteOptions({
      input: (before: string | undefined) => ({ caseId, before }),
      initialPageParam: undefined,
      getNextPageParam: behind,
    }),
  );
  return (
    <Register
      of="case"
      id={caseId}
      context={it === undefined ? '' : `${it.caseNumber} · ${it.party.name}`}
      home={`/cases/${caseId}`}
      query={query}
    />
  );
}

/** 调阅登记 of a person: what of which cases. */
export function PersonConsultationsScreen() {
  const { personId = '' } = useParams();
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  const query = useInfiniteQuery(
    api.consultations.ofPerson.infiniteOptions({
      input: (before: string | undefined) => ({ personId, before }),
      initialPageParam: undefined,
      getNextPageParam: behind,
    }),
  );
  return (
    <Register
      of="person"
      id={personId}
      context={people.find(({ id }) => id === personId)?.name ?? ''}
      home="/settings?tab=people"
      query={query}
    />
  );
}

type Pages = Parameters<typeof Loaded<{ readonly pages: readonly ConsultationPage[] }>>[0]['query'] & {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

interface RegisterProps {
  readonly of: 'case' | 'person';
  readonly id: string;
  readonly context: string;
  readonly home: string;
  readonly query: Pages;
}

function Register({ of, id, context, home, query }: RegisterProps) {
  const back = useBack(home);
  const any = (query.data?.pages[0]?.entries.length ?? 0) > 0;
  const print = () => {
    if (any) printAsset(`consultations/${of}/${id}.pdf`);
  };
  useHotkeys({ p: print });
  return (
    <div className="screen">
      <PageHeader
        title="调阅登记"
        context={context}
        onBack={back}
        actions={
          <Button disabled={!any} title="P" onClick={print}>
            打印登记表
          </Button>
        }
      />
      <div className="consultations sheet">
        <Loaded query={query}>
          {({ pages }) =>
            any ? (
              <>
                <Lines of={of} entries={pages.flatMap(({ entries }) => entries)} />
                {query.hasNextPage && (
                  <Button
                    className="consultations-more"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    更早的登记
                  </Button>
                )}
              </>
            ) : (
              <EmptyState
                title="还没有人调阅"
                hint="查看案件和文书、播放录音录像、打印和导出，都由程序自动登记，不用填写，也不能修改。"
              />
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

function Lines({
  of,
  entries,
}: {
  readonly of: 'case' | 'person';
  readonly entries: readonly Consultation[];
}) {
  return (
    <Table<Consultation>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...entries]}
      columns={[
        { title: '时间', key: 'span', className: 'numeric', width: 190, render: (_v, row) => spanWords(row) },
        of === 'case'
          ? { title: '调阅人', dataIndex: 'personName', width: 120 }
          : {
              title: '案件',
              key: 'case',
              width: 220,
              render: (_v, { caseId, caseNumber }) => <Link to={`/cases/${caseId}`}>{caseNumber}</Link>,
            },
        { title: '方式', key: 'way', width: 70, render: (_v, { way }) => wayWords[way] },
        { title: '内容', key: 'what', render: (_v, row) => consultedWords(row) },
        { title: '目的', dataIndex: 'purpose', width: 220 },
      ]}
    />
  );
}
