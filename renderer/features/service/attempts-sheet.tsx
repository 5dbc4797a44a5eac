import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { AttemptView, ServiceView } from '#shared/contract/service.ts';
import { attemptWords } from '#shared/domain/service/attempt.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Withdraw } from '../../parts/withdraw.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** 没有送达的: what was told, with what it lacks and what it may come to; and whom else something is served to. */
export function AttemptsSheet({ caseId, view }: { readonly caseId: string; readonly view: ServiceView }) {
  const others = view.duties.flatMap(({ other, recipient, title }) =>
    other === undefined ? [] : [{ ...other, recipient, title }],
  );
  return (
    <section className="sheet service-box">
      <h2>登记的送达情况</h2>
      {view.attempts.length === 0 && others.length === 0 && (
        <EmptyState
          small
          title="没有登记"
          hint="退回的邮件、没有人开的门，登记在这里，公告送达时写得出经过。"
        />
      )}
      <ul className="service-told">
        {view.attempts.map((attempt) => (
          <Attempt key={attempt.id} caseId={caseId} attempt={attempt} />
        ))}
        {others.map((other) => (
          <Other key={other.id} caseId={caseId} other={other} />
        ))}
      </ul>
    </section>
  );
}

function Attempt({ caseId, attempt }: { readonly caseId: string; readonly attempt: AttemptView }) {
  const navigate = useNavigate();
  const withdraw = useMutation(api.service.withdraw.mutationOptions({ meta: { ownProblem: true } }));
  const draft = useMutation(
    api.service.draftFromAttempt.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  return (
    <li>
      <div>{attemptWords(attempt)}</div>
      <div className="quiet">
        {[
          attempt.recipient,
          attempt.servedBy.length === 0 ? '' : `送达人${attempt.servedBy.join('、')}`,
          attempt.witness === '' ? '' : `见证人${attempt.witness}`,
          attempt.mailNumber,
        ]
          .filter((one) => one !== '')
          .join(' · ')}
        <Proofs caseId={caseId} proofs={attempt.proofs} />
      </div>
      {[...attempt.notes, ...(attempt.follows === undefined ? [] : [attempt.follows])].map(
        ({ sentence, article }) => (
          <div key={sentence} className="duty-note">
            {sentence}
            <span className="quiet">（{article}）</span>
          </div>
        ),
      )}
      {attempt.follows !== undefined && (
        <Button
          size="small"
          loading={draft.isPending}
          onClick={() => {
            draft.mutate({ caseId, attemptId: attempt.id });
          }}
        >
          据此起草送达回证
        </Button>
      )}{' '}
      <Withdraw
        pending={withdraw.isPending}
        error={withdraw.error}
        onWithdraw={(reason) => {
          withdraw.mutate({ caseId, attemptId: attempt.id, reason });
        }}
      />
      <ProblemNote error={draft.error} />
    </li>
  );
}

/** What shows it, by its name in the case. */
function Proofs({ caseId, proofs }: { readonly caseId: string; readonly proofs: AttemptView['proofs'] }) {
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data ?? [];
  const recordings = useQuery(api.intake.recordings.queryOptions({ input: { caseId } })).data ?? [];
  const names = proofs.map((proof) =>
    'attachmentId' in proof
      ? (papers.find(({ id }) => id === proof.attachmentId)?.title ?? '已经移出案件的材料')
      : (recordings.find(({ id }) => id === proof.recordingId)?.name ?? '已经移出案件的录音录像'),
  );
  return names.length === 0 ? null : <> · 凭证：{names.join('、')}</>;
}

interface OtherRecipient {
  readonly id: string;
  readonly role: string;
  readonly reason: string;
  readonly recipient: string;
  readonly title: string;
}

function Other({ caseId, other }: { readonly caseId: string; readonly other: OtherRecipient }) {
  const remove = useMutation(api.service.removeRecipient.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <li>
      <div>
        {other.title}还须送达{other.role}
        {other.recipient}
        {other.reason !== '' && `：${other.reason}`}
      </div>
      <Withdraw
        pending={remove.isPending}
        error={remove.error}
        onWithdraw={(reason) => {
          remove.mutate({ caseId, recipientId: other.id, reason });
        }}
      />
    </li>
  );
}
