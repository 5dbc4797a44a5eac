import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Case } from '#shared/contract/cases.ts';
import type { ServiceView } from '#shared/contract/service.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { AttemptWindow } from './attempt-window.tsx';
import { AttemptsSheet } from './attempts-sheet.tsx';
import { ConfirmedSheet } from './confirmed-sheet.tsx';
import { dutyKey } from './duty-words.ts';
import { DutyTable } from './duty-table.tsx';
import { ReceiptsWindow } from './receipts-window.tsx';
import { RecipientWindow } from './recipient-window.tsx';
import './service.css';

/** 送达登记 of a case: what has to be served to whom, what was tried, what proves it. */
export function ServiceScreen() {
  const { caseId = '' } = useParams();
  const query = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  const service = useQuery(api.service.ofCase.queryOptions({ input: { caseId } }));
  return (
    <Loaded query={query}>
      {(it) => <Loaded query={service}>{(view) => <ServicePage key={it.id} it={it} view={view} />}</Loaded>}
    </Loaded>
  );
}

type Doing = 'receipts' | 'attempt' | 'recipient';

function ServicePage({ it, view }: { readonly it: Case; readonly view: ServiceView }) {
  const back = useBack(`/cases/${it.id}`);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<Doing>();
  const chosen = view.duties.filter((duty) => marked.includes(dutyKey(duty)));
  const none = chosen.length === 0;
  const leave = () => {
    setDoing(undefined);
  };
  const done = () => {
    setDoing(undefined);
    setMarked([]);
  };
  const begin = (what: Doing) => () => {
    if (!none) setDoing(what);
  };
  useHotkeys({ r: begin('receipts'), t: begin('attempt'), a: begin('recipient') });
  return (
    <div className="screen">
      <PageHeader
        title="送达"
        context={
          <span className="numeric">
            {it.party.name} · {it.caseNumber}
          </span>
        }
        onBack={back}
        actions={
          <>
            <Button title="A" disabled={none} onClick={begin('recipient')}>
              还须送达其他人…
            </Button>
            <Button title="T" disabled={none} onClick={begin('attempt')}>
              登记没有送达的…
            </Button>
            <Button type="primary" title="R" disabled={none} onClick={begin('receipts')}>
              起草送达回证{none ? '' : `（${chosen.length.toString()}）`}
            </Button>
          </>
        }
      />
      <div className="service-screen">
        <section className="sheet service-duties" aria-label="须送达的文书">
          <DutyTable caseId={it.id} duties={view.duties} marked={marked} onMark={setMarked} />
        </section>
        <aside className="service-aside">
          <ConfirmedSheet confirmed={view.confirmed} party={view.party} />
          <AttemptsSheet caseId={it.id} view={view} />
        </aside>
      </div>
      {doing === 'receipts' && (
        <ReceiptsWindow caseId={it.id} view={view} chosen={chosen} onClose={leave} onDone={done} />
      )}
      {doing === 'attempt' && (
        <AttemptWindow caseId={it.id} view={view} chosen={chosen} onClose={leave} onDone={done} />
      )}
      {doing === 'recipient' && (
        <RecipientWindow caseId={it.id} chosen={chosen} onClose={leave} onDone={done} />
      )}
    </div>
  );
}
