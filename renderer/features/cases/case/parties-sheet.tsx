import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AgentView, PartiesView, PartyView } from '#shared/contract/parties.ts';
import { api } from '../../../bridge/client.ts';
import { Withdraw, WithdrawButton, WithdrawLine } from '../../../parts/withdraw.tsx';
import { AgentWindow } from './agent-window.tsx';
import { PartyWindow } from './party-window.tsx';

type Doing =
  | { readonly kind: 'party'; readonly existing?: PartyView }
  | { readonly kind: 'agent'; readonly party: PartyView };

/** 当事人和代理人: the parties beside the first, who acts for any of them and from when to when. */
export function PartiesSheet({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(api.parties.ofCase.queryOptions({ input: { caseId } }));
  const [doing, setDoing] = useState<Doing>();
  if (data === undefined) return null;
  const leave = () => {
    setDoing(undefined);
  };
  const [, ...further] = data.parties;
  return (
    <section className="case-parties" aria-label="当事人和代理人">
      {data.parties.map((one) => (
        <PartyRow
          key={one.id ?? ''}
          caseId={caseId}
          one={one}
          agents={data.agents.filter(({ partyId }) => partyId === one.id)}
          named={further.length > 0}
          onChange={() => {
            setDoing({ kind: 'party', existing: one });
          }}
          onAgent={() => {
            setDoing({ kind: 'agent', party: one });
          }}
        />
      ))}
      <Button
        size="small"
        onClick={() => {
          setDoing({ kind: 'party' });
        }}
      >
        增加当事人…
      </Button>
      {doing?.kind === 'party' && <PartyWindow caseId={caseId} existing={doing.existing} onClose={leave} />}
      {doing?.kind === 'agent' && <AgentWindow caseId={caseId} party={doing.party} onClose={leave} />}
    </section>
  );
}

interface PartyRowProps {
  readonly caseId: string;
  readonly one: PartyView;
  readonly agents: PartiesView['agents'];
  /** there are several, so each is called by its name */
  readonly named: boolean;
  readonly onChange: () => void;
  readonly onAgent: () => void;
}

function PartyRow({ caseId, one, agents, named, onChange, onAgent }: PartyRowProps) {
  const [leaving, setLeaving] = useState(false);
  const remove = useMutation(api.parties.remove.mutationOptions({ meta: { ownProblem: true } }));
  const { id } = one;
  return (
    <div className="case-party-row">
      {named && (
        <div>
          {one.party.name}{' '}
          <span className="quiet numeric">{id === undefined ? '' : `${one.joinedOn}起`}</span>
        </div>
      )}
      {agents.map((agent) => (
        <AgentRow key={agent.id} caseId={caseId} agent={agent} />
      ))}
      {id !== undefined && (
        <>
          <button type="button" className="link-button" onClick={onChange}>
            修改
          </button>{' '}
          <WithdrawButton
            open={leaving}
            onToggle={() => {
              setLeaving(!leaving);
            }}
          />{' '}
        </>
      )}
      <button type="button" className="link-button" onClick={onAgent}>
        登记代理人…
      </button>
      {leaving && id !== undefined && (
        <WithdrawLine
          pending={remove.isPending}
          error={remove.error}
          onWithdraw={(reason) => {
            remove.mutate({ caseId, partyId: id, reason });
          }}
          onLeave={() => {
            setLeaving(false);
          }}
        />
      )}
    </div>
  );
}

function AgentRow({ caseId, agent }: { readonly caseId: string; readonly agent: AgentView }) {
  const remove = useMutation(api.parties.removeAgent.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <div>
      代理人{agent.name}
      {agent.kind !== '' && `（${agent.kind}）`}：{agent.special ? '特别授权，' : ''}
      {agent.powers}{' '}
      <span className="quiet numeric">
        {agent.since}起{agent.until === undefined ? '' : `，到${agent.until}`}
      </span>{' '}
      <Withdraw
        pending={remove.isPending}
        error={remove.error}
        onWithdraw={(reason) => {
          remove.mutate({ caseId, agentId: agent.id, reason });
        }}
      />
    </div>
  );
}
