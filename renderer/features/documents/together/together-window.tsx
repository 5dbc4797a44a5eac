import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { client } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { Window } from '../../../ui/window.tsx';
import { lookThrough } from './look-through.ts';
import { oneByOne } from './one-by-one.ts';
import type { Readiness, Ready } from './readiness.ts';
import { TogetherAsked } from './together-asked.tsx';
import { TogetherDone } from './together-done.tsx';
import './together.css';

interface TogetherWindowProps {
  /** The marked ones, in the order of the list. */
  readonly documents: readonly DocumentSummary[];
  readonly onPrint: (documents: readonly DocumentSummary[]) => void;
  readonly onClose: () => void;
}

interface Turn {
  readonly ready: Ready;
  readonly turn: number;
}

/** 一并定稿: says what will be fixed and what stays a draft, finalises one after the other, and tells what became of it. */
export function TogetherWindow({ documents, onPrint, onClose }: TogetherWindowProps) {
  const back = useRef<HTMLButtonElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  const stop = useRef(false);
  const [stopping, setStopping] = useState(false);
  const [looked, setLooked] = useState(0);
  const [turn, setTurn] = useState<Turn>();
  const [signedOn, setSignedOn] = useState<IsoDate>(today);
  // What was marked when the window opened: the list behind it is read again as soon as documents are issued.
  const [opened] = useState(documents);
  const run = useMutation({
    mutationFn: (found: readonly Readiness[]) =>
      oneByOne(found, {
        issue: ({ document: { id, revision }, printed }) =>
          client.documents.finalise({
            documentId: id,
            revision,
            ...(printed === undefined ? { date: signedOn } : {}),
          }),
        stopped: () => stop.current,
        onTurn: (ready, at) => {
          setTurn({ ready, turn: at });
        },
      }),
    meta: { ownProblem: true },
  });
  const look = useQuery({
    queryKey: ['look-through', opened.map(({ id }) => id)],
    queryFn: ({ signal }) => lookThrough(opened, signal, setLooked),
    enabled: run.isIdle,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => {
    stop.current = false;
    return () => {
      // Who leaves the screen sees no progress any more: what was begun is ended, nothing else is begun.
      stop.current = true;
    };
  }, []);
  const ready = (look.data ?? []).filter((one) => one.kind === 'ready');
  const asksDay = ready.some(({ printed }) => printed === undefined);
  const can = ready.length > 0 && (!asksDay || isIsoDate(signedOn));
  const outcome = run.data;
  const phase =
    outcome !== undefined ? 'done' : run.isPending ? 'running' : look.isPending ? 'looking' : 'asked';
  const settle = () => {
    unlessWriting(() => (phase === 'asked' && can ? onward : back).current?.focus());
  };
  // The cursor is where the work goes on, whenever that changes.
  useEffect(settle, [phase, can]);

  const halt = () => {
    stop.current = true;
    setStopping(true);
  };
  return (
    <Window
      open
      width={640}
      title={`一并定稿：已选 ${opened.length.toString()} 份`}
      closable={phase !== 'running'}
      mask={{ closable: phase !== 'running' }}
      onCancel={phase === 'running' ? halt : onClose}
      afterOpenChange={settle}
      footer={
        phase === 'running' ? (
          <Button ref={back} disabled={stopping} onClick={halt}>
            {stopping ? '这一份定稿后停止' : '停止'}
          </Button>
        ) : outcome === undefined ? (
          <>
            <Button ref={back} onClick={onClose}>
              返回
            </Button>
            <Button
              type="primary"
              ref={onward}
              disabled={!can}
              onClick={() => {
                run.mutate(look.data ?? []);
              }}
            >
              {ready.length === 0 ? '定稿' : `定稿 ${ready.length.toString()} 份`}
            </Button>
          </>
        ) : (
          <>
            {outcome.issued.length > 0 && (
              <Button
                onClick={() => {
                  onPrint(outcome.issued);
                }}
              >
                打印定稿的 {outcome.issued.length} 份
              </Button>
            )}
            <Button ref={back} type="primary" onClick={onClose}>
              关闭
            </Button>
          </>
        )
      }
    >
      {phase === 'looking' && (
        <p role="status">
          正在核对 {Math.min(looked + 1, opened.length)}/{opened.length}…
        </p>
      )}
      {phase === 'asked' && look.data !== undefined && (
        <TogetherAsked documents={look.data} signedOn={signedOn} onSignedOn={setSignedOn} />
      )}
      {phase === 'running' && turn !== undefined && (
        <>
          <p role="status">
            正在定稿 {turn.turn}/{ready.length}：{listName(turn.ready.document)}
          </p>
          <Progress percent={Math.round(((turn.turn - 1) / ready.length) * 100)} showInfo={false} />
        </>
      )}
      {outcome !== undefined && <TogetherDone outcome={outcome} />}
      <ProblemNote error={look.error} onRetry={() => void look.refetch()} />
      <ProblemNote error={run.error} />
    </Window>
  );
}
