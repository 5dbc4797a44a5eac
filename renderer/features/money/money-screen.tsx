import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { MoneyView } from '#shared/contract/money.ts';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames } from '#shared/domain/money/payment.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { AddedFineSheet } from './added-fine-sheet.tsx';
import { MoneyParties } from './money-parties.tsx';
import { MoneyNotes } from './money-notes.tsx';
import { PaymentLog } from './payment-log.tsx';
import { type BegunPayment, PaymentWindow } from './payment-window.tsx';
import '../../parts/register.css';
import './money.css';

/** 罚没款台账 of a case: what is to be paid, what was, what is added for being late, and why. */
export function MoneyScreen() {
  const { caseId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const partyId = search.get('party') ?? undefined;
  const query = useQuery({
    ...api.money.ofCase.queryOptions({ input: { caseId, ...(partyId === undefined ? {} : { partyId }) } }),
    // Who goes from party to party by the arrow keys keeps his place.
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {(money) => (
        <MoneyPage
          caseId={caseId}
          money={money}
          partyId={partyId}
          onParty={(id) => {
            setSearch(id === undefined ? {} : { party: id }, { replace: true });
          }}
        />
      )}
    </Loaded>
  );
}

interface MoneyPageProps {
  readonly caseId: string;
  readonly money: MoneyView;
  /** of a case of several parties: the further one whose money this is */
  readonly partyId: string | undefined;
  readonly onParty: (partyId: string | undefined) => void;
}

function MoneyPage({ caseId, money, partyId, onParty }: MoneyPageProps) {
  const back = useBack(`/cases/${caseId}`);
  const it = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const [begun, begin] = useState<BegunPayment>();
  const { decision, former } = money;
  const tellable = decision !== undefined || former !== undefined;
  const tell = () => {
    if (tellable) begin({});
  };
  useHotkeys({ n: tell });
  return (
    <div className="screen">
      <PageHeader
        title="罚没款台账"
        context={it === undefined ? '' : `${it.caseNumber} · ${it.party.name}`}
        onBack={back}
        actions={
          <Button type="primary" disabled={!tellable} title="N" onClick={tell}>
            登记…
          </Button>
        }
      />
      <div className="register">
        <MoneyParties parties={money.parties} partyId={partyId} onParty={onParty} />
        {tellable && <MoneyNotes money={money} onTake={begin} />}
        {decision === undefined ? (
          <NothingOwed money={money} />
        ) : (
          <>
            <Sums money={money} />
            <Instalments money={money} />
            <AddedFineSheet added={money.added} />
          </>
        )}
        <PaymentLog caseId={caseId} money={money} />
      </div>
      {begun !== undefined && (
        <PaymentWindow
          caseId={caseId}
          money={money}
          partyId={partyId}
          begun={begun}
          onClose={() => {
            begin(undefined);
          }}
        />
      )}
    </div>
  );
}

function NothingOwed({ money: { former, parties } }: { readonly money: MoneyView }) {
  if (former !== undefined)
    return (
      <EmptyState
        title={`${former.name}已经作废或者被撤销，没有应缴的款项`}
        hint="已经收到的款项应当退还。还没有登记的，先登记收到的数额和日期，再登记退还。"
      />
    );
  return (
    <EmptyState
      title={parties.length > 0 ? '还没有对这个当事人定稿的处罚决定书' : '本案还没有定稿的处罚决定书'}
      hint="处罚决定书定稿以后，罚款和没收的违法所得自动列在这里，不用另外录入。"
    />
  );
}

/** What is owed, what came in, what is open. */
function Sums({ money: { decision, dueOn, sums, settledOn } }: { readonly money: MoneyView }) {
  return (
    <section className="sheet" aria-label="应缴和已缴">
      <header className="register-head">
        <h2>应缴和已缴</h2>
        {decision !== undefined && <Link to={`/documents/${decision.documentId}`}>{decision.name}</Link>}
        {dueOn !== undefined && <span className="quiet numeric">缴纳期限 {dueOn}</span>}
        {settledOn !== undefined && <span className="money-settled">已于 {settledOn} 缴清</span>}
      </header>
      <table className="register-table">
        <thead>
          <tr>
            {['款项', '应缴', '已缴', '未缴'].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums
            .filter(({ owed, paid }) => owed !== 0 || paid > 0)
            .map(({ of, owed, paid, open }) => (
              <tr key={of}>
                <td>{owedNames[of]}</td>
                <td className="numeric">{owed === undefined ? '没有写明' : yuan(owed)}</td>
                <td className="numeric">{yuan(paid)}</td>
                <td className="numeric">{open === undefined ? '' : yuan(open)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function Instalments({ money: { deferral, instalments } }: { readonly money: MoneyView }) {
  if (deferral === undefined) return null;
  return (
    <section className="sheet" aria-label={`${deferral.kind}缴纳`}>
      <header className="register-head">
        <h2>{deferral.kind}缴纳</h2>
        <Link to={`/documents/${deferral.documentId}`}>{deferral.name}</Link>
      </header>
      <table className="register-table">
        <thead>
          <tr>
            {['期次', '届满日', '数额', '已缴', '未缴'].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instalments.map(({ due, amount, paid }, index) => (
            <tr key={due}>
              <td>第{index + 1}期</td>
              <td className="numeric">{due}</td>
              <td className="numeric">{yuan(amount)}</td>
              <td className="numeric">{yuan(paid)}</td>
              <td className="numeric">{yuan(amount - paid)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
