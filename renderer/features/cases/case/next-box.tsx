import { FileAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { NextStepView, WayView } from '#shared/contract/way.ts';
import { eventRule } from '#shared/domain/procedure/events/procedure-event.ts';
import { caseRegisters } from '#shared/domain/procedure/stages/lane.ts';
import type { TellableEvent } from '#shared/domain/procedure/events/told-events.ts';
import { StepMeta } from '../../../parts/way/step-meta.tsx';
import { UnmetNotes } from '../../../parts/way/unmet-notes.tsx';
import { draftWords, useDraft } from '../../../parts/way/use-draft.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';

const OFFERED = 4;

interface NextBoxProps {
  readonly caseId: string;
  readonly way: WayView;
  /** of a case of several parties: the further one whose way this is */
  readonly partyId: string | undefined;
  readonly onTell: (event: TellableEvent) => void;
}

/** 下一步: one thing to do with its why, other lawful ones below it. */
export function NextBox({ caseId, way: { next, offers }, partyId, onTell }: NextBoxProps) {
  const [first, ...others] = next;
  const { begin, pending } = useDraft(caseId);
  const act = useAct({ caseId, partyId, onTell, begin });
  const [all, setAll] = useState(false);
  const todo = first === undefined ? undefined : act(first);
  // From anywhere on the page: the button is dozens of Tabs away.
  useHotkeys({
    'Ctrl+Enter': () => {
      if (!pending) todo?.go();
    },
  });
  if (first === undefined)
    return (
      <section className="sheet next-step-box">
        <h2>下一步</h2>
        <p>本案的步骤都已办完。</p>
      </section>
    );
  // 问题 and 还缺什么 stand below: they are not pushed off the screen by what one hardly ever writes.
  const shown = all ? offers : offers.slice(0, OFFERED);
  const hidden = offers.length - shown.length;
  // 组卷 comes first; that the file was handed over is told once it was.
  const alsoTold =
    first.document === undefined ? (isArchiving(first) ? first.tells : first.tells.slice(1)) : [];
  const more = others.filter(({ step, lane }) => step !== first.step || lane !== first.lane);
  return (
    <section className="sheet next-step-box" aria-label="下一步">
      <h2>下一步：{first.name}</h2>
      <p>{first.says}</p>
      <StepMeta step={first} />
      <UnmetNotes unmet={first.unmet} />
      {first.document === undefined && first.tells.length === 0 && first.openId !== undefined && (
        // Every paper of the step is finalised, and none says what would end it.
        <p className="next-unsaid">
          文书已定稿，但没有写明这一步的结果（例如意见、日期）。请补正；纸面上已经手写的，照纸面写明。
        </p>
      )}
      {todo !== undefined && (
        <Button
          type={first.waitsUntil === undefined ? 'primary' : 'default'}
          block
          loading={pending}
          title="Ctrl+Enter"
          icon={first.document === undefined ? undefined : <FileAddOutlined aria-hidden />}
          onClick={todo.go}
        >
          {todo.words}
        </Button>
      )}
      {(more.length > 0 || offers.length > 0 || alsoTold.length > 0) && (
        <div className="next-others">
          <h3>也可以</h3>
          {alsoTold.map((event) => (
            <button
              key={event}
              type="button"
              className="link-button next-other"
              onClick={() => {
                onTell(event);
              }}
            >
              {tellWords(event)}
            </button>
          ))}
          {more.map((step) => {
            const other = act(step);
            return other === undefined ? (
              <span key={`${step.lane}${step.step}${step.startId ?? ''}`} className="quiet next-other">
                {step.name}
                {step.waitsUntil !== undefined && `（等到${step.waitsUntil}）`}
              </span>
            ) : (
              <button
                key={`${step.lane}${step.step}${step.startId ?? ''}`}
                type="button"
                className="link-button next-other"
                title={step.says}
                onClick={other.go}
              >
                {step.name}：{other.words}
              </button>
            );
          })}
          {shown.map((offer) => (
            <button
              key={draftWords(offer)}
              type="button"
              className="link-button next-other"
              title={offer.article}
              disabled={pending}
              onClick={() => {
                begin(offer);
              }}
            >
              {draftWords(offer)}
            </button>
          ))}
          {hidden > 0 && (
            <button
              type="button"
              className="link-button next-other quiet"
              aria-expanded={false}
              onClick={() => {
                setAll(true);
              }}
            >
              另有 {hidden} 种文书…
            </button>
          )}
        </div>
      )}
    </section>
  );
}

const isArchiving = ({ step }: Pick<NextStepView, 'step'>): boolean => step === 'archive';

/** The button of the next step leads to the volume: the page needs no second one. */
export const leadsToVolume = (way: WayView | undefined): boolean => {
  const first = way?.next[0];
  return first !== undefined && first.document === undefined && isArchiving(first);
};

const tellWords = (event: TellableEvent): string => `登记“${eventRule(event).words}”`;

interface Act {
  readonly words: string;
  readonly go: () => void;
}

/** What a step asks for, as a button; nothing where there is only to wait. */
function useAct({
  caseId,
  partyId,
  onTell,
  begin,
}: {
  readonly caseId: string;
  readonly partyId: string | undefined;
  readonly onTell: NextBoxProps['onTell'];
  readonly begin: ReturnType<typeof useDraft>['begin'];
}): (step: NextStepView) => Act | undefined {
  const navigate = useNavigate();
  return ({ document, register, tells, openId, step }) => {
    if (document !== undefined)
      return {
        words: draftWords(document),
        go: () => {
          begin(document);
        },
      };
    if (register !== undefined)
      return {
        words: `登记到${caseRegisters[register]}`,
        go: () =>
          void navigate(`/cases/${caseId}/${register}${partyId === undefined ? '' : `?party=${partyId}`}`),
      };
    if (isArchiving({ step })) return { words: '组卷', go: () => void navigate(`/volumes/${caseId}`) };
    const [told] = tells;
    if (told !== undefined)
      return {
        words: tellWords(told),
        go: () => {
          onTell(told);
        },
      };
    if (openId !== undefined)
      return { words: '打开文书，补正写明结果', go: () => void navigate(`/documents/${openId}`) };
    return undefined;
  };
}
