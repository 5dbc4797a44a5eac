import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import type { HandlingTermView, HandlingView, Recusal, RecusalRequest } from '#shared/contract/handling.ts';
import { api } from '../../../../bridge/client.ts';
import { useMay } from '../../../../bridge/session.ts';
import { Loaded } from '../../../../parts/loaded.tsx';
import { Withdraw } from '../../../../parts/withdraw.tsx';
import { askedWords } from './recusal-words.ts';
import { ChangeOfficersWindow } from './change-officers-window.tsx';
import { RecusalWindow } from './recusal-window.tsx';
import './handling.css';

type Doing = { readonly kind: 'change' } | { readonly kind: 'recusal'; readonly request?: RecusalRequest };

/** 办案人员: who handles the case and who did, with the days, and who was asked to withdraw from it. */
export function HandlingSheet({ it }: { readonly it: Case }) {
  const query = useQuery(api.handling.ofCase.queryOptions({ input: { caseId: it.id } }));
  const [doing, setDoing] = useState<Doing>();
  const may = useMay();
  const leave = () => {
    setDoing(undefined);
  };
  return (
    <section className="case-parties handling" aria-label="办案人员">
      <h3>办案人员</h3>
      <Loaded query={query}>
        {(found) => (
          <>
            <Terms terms={found.terms} />
            {found.problems.map((sentence) => (
              <div key={sentence} className="alarm" role="alert">
                {sentence}
              </div>
            ))}
            <Changes caseId={it.id} changes={found.changes} />
            {found.requests.map((request) => (
              <RequestRow
                key={request.id}
                caseId={it.id}
                request={request}
                onDecide={() => {
                  setDoing({ kind: 'recusal', request });
                }}
              />
            ))}
            {found.recusals.map((recusal) => (
              <RecusalRow key={recusal.id} caseId={it.id} recusal={recusal} />
            ))}
            {doing?.kind === 'change' && <ChangeOfficersWindow it={it} handling={found} onClose={leave} />}
            {doing?.kind === 'recusal' && (
              <RecusalWindow
                it={it}
                handling={found}
                {...(doing.request === undefined ? {} : { request: doing.request })}
                onClose={leave}
              />
            )}
          </>
        )}
      </Loaded>
      <div className="handling-acts">
        {may('cases.edit') && (
          <Button
            size="small"
            onClick={() => {
              setDoing({ kind: 'change' });
            }}
          >
            更换…
          </Button>
        )}
        {may('cases.recuse') && (
          <Button
            size="small"
            onClick={() => {
              setDoing({ kind: 'recusal' });
            }}
          >
            回避…
          </Button>
        )}
      </div>
    </section>
  );
}

function Terms({ terms }: { readonly terms: HandlingView['terms'] }) {
  return (
    <ul>
      {terms.map((term) => (
        <li key={`${term.officerId}${term.since ?? ''}`} className={term.until === undefined ? '' : 'quiet'}>
          {term.name} <span className="quiet numeric">{term.certificateNumber}</span>
          {daysOf(term) !== '' && <div className="quiet numeric">{daysOf(term)}</div>}
        </li>
      ))}
    </ul>
  );
}

/** 2026-03-05起 · 到2026-04-01 · nothing for who was there from the beginning. */
const daysOf = ({ since, until }: HandlingTermView): string =>
  [since === undefined ? '' : `${since}起`, until === undefined ? '' : `到${until}`]
    .filter((word) => word !== '')
    .join('，');

/** The last change can be taken back; what came before it stands. */
function Changes({
  caseId,
  changes,
}: {
  readonly caseId: string;
  readonly changes: HandlingView['changes'];
}) {
  const withdraw = useMutation(api.handling.withdrawChange.mutationOptions({ meta: { ownProblem: true } }));
  return changes.map(({ id, on, before, after, reason, toldBy }, at) => (
    <div key={id} className="handling-entry">
      <span className="numeric">{on}</span>更换：{before.join('、')} → {after.join('、')}
      <div className="quiet">
        {reason}，{toldBy}登记
        {at === 0 && (
          <>
            {' '}
            <Withdraw
              pending={withdraw.isPending}
              error={withdraw.error}
              onWithdraw={(why) => {
                withdraw.mutate({ caseId, changeId: id, reason: why });
              }}
            />
          </>
        )}
      </div>
    </div>
  ));
}

function RequestRow({
  caseId,
  request,
  onDecide,
}: {
  readonly caseId: string;
  readonly request: RecusalRequest;
  readonly onDecide: () => void;
}) {
  return (
    <div className="handling-entry">
      <span className="amber" aria-hidden>
        ●{' '}
      </span>
      <span className="numeric">{request.askedOn}</span> {askedWords(request)}，还没有决定
      <div className="quiet">
        {request.reason}。{request.decidedBy}决定作出以前，不停止调查。
      </div>
      <button type="button" className="link-button" onClick={onDecide}>
        登记决定…
      </button>{' '}
      <TakeBack caseId={caseId} recusalId={request.id} />
    </div>
  );
}

function RecusalRow({ caseId, recusal }: { readonly caseId: string; readonly recusal: Recusal }) {
  return (
    <div className="handling-entry">
      <span className="numeric">{recusal.decidedOn}</span> {recusal.decidedBy}决定：{recusal.personName}
      {recusal.granted ? '回避' : '不回避'}
      <div className="quiet">
        {askedWords(recusal)}，{recusal.reason} <TakeBack caseId={caseId} recusalId={recusal.id} />
      </div>
    </div>
  );
}

function TakeBack({ caseId, recusalId }: { readonly caseId: string; readonly recusalId: string }) {
  const withdraw = useMutation(api.handling.withdrawRecusal.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <Withdraw
      pending={withdraw.isPending}
      error={withdraw.error}
      onWithdraw={(reason) => {
        withdraw.mutate({ caseId, recusalId, reason });
      }}
    />
  );
}
