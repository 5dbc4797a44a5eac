import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import type { Case } from '#shared/contract/cases.ts';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { changedFacts } from '#shared/domain/documents/facts/changed-facts.ts';
import type { CaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import { CaseChangeWindow } from './case/case-change-window.tsx';
import { CaseClocks } from './case/case-clocks.tsx';
import { CaseContents } from './case/case-contents.tsx';
import { CaseDrawer } from './form/case-drawer.tsx';
import { CaseFaults } from './case/case-faults.tsx';
import { CaseFactsSheet } from './case/case-facts-sheet.tsx';
import { HandlingSheet } from './case/handling/handling-sheet.tsx';
import { leadsToVolume } from './case/next-box.tsx';
import { NextStep } from './case/next-step.tsx';
import { PartiesSheet } from './case/parties-sheet.tsx';
import { PartySwitch } from './case/party-switch.tsx';
import { TraitsSheet } from './case/traits-sheet.tsx';
import { WayLine } from './case/way-line.tsx';
import './case-screen.css';

/** One case: where it stands, what lies in it, what is next. */
export function CaseScreen() {
  const { caseId = '' } = useParams();
  const query = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  return <Loaded query={query}>{(it) => <CasePage key={it.id} it={it} />}</Loaded>;
}

function CasePage({ it }: { readonly it: Case }) {
  const navigate = useNavigate();
  const may = useMay();
  const back = useBack('/cases');
  const [chosen, setPartyId] = useState<string>();
  const parties = useQuery(api.parties.ofCase.queryOptions({ input: { caseId: it.id } })).data?.parties ?? [];
  // One that is no party any more is not asked about.
  const partyId = parties.some(({ id }) => id === chosen) ? chosen : undefined;
  const way = useQuery(
    api.way.ofCase.queryOptions({
      input: { caseId: it.id, ...(partyId === undefined ? {} : { partyId }) },
    }),
  );
  const [editing, setEditing] = useState(false);
  const [changed, setChanged] = useState<readonly CaseFactPath[]>([]);
  const edit = () => {
    setEditing(true);
  };
  const openService = () => void navigate(`/cases/${it.id}/service`);
  useHotkeys({ e: edit, s: openService });
  return (
    <div className="screen">
      <PageHeader
        title={
          <span className="case-title">
            <Link
              to={`/cases?text=${encodeURIComponent(it.party.name)}`}
              title={`${it.party.name}\n看这一当事人的全部案件`}
              className="case-party ellipsis"
            >
              {it.party.name}
            </Link>
            <span className="case-cause ellipsis" title={it.cause}>
              {it.cause}
            </span>
          </span>
        }
        context={
          <span className="numeric">
            {it.caseNumber} · {caseStageNames[it.stage]}
          </span>
        }
        onBack={back}
        actions={
          <>
            {may('consultations.read') && (
              <Button onClick={() => void navigate(`/cases/${it.id}/consultations`)}>调阅登记</Button>
            )}
            <Button onClick={edit} title="E">
              修改案件信息
            </Button>
            {!leadsToVolume(way.data) && (
              <Button onClick={() => void navigate(`/volumes/${it.id}`)}>组卷</Button>
            )}
          </>
        }
      />
      <div className="case-screen">
        <aside className="case-left sheet">
          <Loaded query={way}>
            {(found) => (
              <>
                <PartySwitch parties={found.parties} partyId={partyId} onChoose={setPartyId} />
                <WayLine caseId={it.id} way={found} />
                <TraitsSheet caseId={it.id} asked={found.traits} />
              </>
            )}
          </Loaded>
          <CaseClocks caseId={it.id} />
          <CaseFaults caseId={it.id} />
          <CaseFactsSheet it={it} />
          <HandlingSheet it={it} />
          <PartiesSheet caseId={it.id} />
        </aside>
        <CaseContents caseId={it.id} />
        <Loaded query={way}>{(found) => <NextStep it={it} way={found} partyId={partyId} />}</Loaded>
      </div>
      {editing && (
        <CaseDrawer
          existing={it}
          onClose={() => {
            setEditing(false);
          }}
          onSaved={(saved) => {
            setChanged(changedFacts(it, saved));
            setEditing(false);
          }}
        />
      )}
      {changed.length > 0 && (
        <CaseChangeWindow
          caseId={it.id}
          facts={changed}
          onClose={() => {
            setChanged([]);
          }}
        />
      )}
    </div>
  );
}
