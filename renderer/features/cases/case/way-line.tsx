import { useState } from 'react';
import type { WayView } from '#shared/contract/way.ts';
import { StepMeta } from '../../../parts/way/step-meta.tsx';
import { UnmetNotes } from '../../../parts/way/unmet-notes.tsx';
import { DepartForm } from './depart-form.tsx';
import { DepartureSaid } from './departure-said.tsx';

type Run = WayView['runs'][number];
type Step = Run['steps'][number];

const signs = { done: '✓', here: '●', ahead: '○', off: '－', left_out: '!' } as const;
const words = {
  done: '已完成',
  here: '现在办理',
  ahead: '还没有到',
  off: '按案情才办理',
  left_out: '没有办理',
} as const;

/** Where the case stands: its own way from top to bottom, below it what was begun in it. */
export function WayLine({
  caseId,
  way: { runs, byLaterEdition },
}: {
  readonly caseId: string;
  readonly way: WayView;
}) {
  return (
    <div className="way">
      {runs.map((run, index) => (
        <RunSteps key={`${run.lane} ${run.startId ?? ''}`} caseId={caseId} run={run} own={index === 0} />
      ))}
      {byLaterEdition && <p className="quiet way-remark">案件早于现行程序规定，步骤按现行规定显示。</p>}
    </div>
  );
}

function RunSteps({
  caseId,
  run,
  own,
}: {
  readonly caseId: string;
  readonly run: Run;
  readonly own: boolean;
}) {
  const [offShown, showOff] = useState(false);
  const off = run.steps.filter(({ state }) => state === 'off');
  const shown = offShown ? run.steps : run.steps.filter(({ state }) => state !== 'off');
  const list = (
    <>
      <ol className="way-line" aria-label={own ? '办案步骤' : `${run.name}的步骤`}>
        {shown.map((step) => (
          <StepLine key={step.id} caseId={caseId} run={run} step={step} />
        ))}
      </ol>
      {off.length > 0 && (
        <button
          type="button"
          className="link-button way-off"
          onClick={() => {
            showOff(!offShown);
          }}
        >
          {offShown ? '收起按案情才办理的步骤' : `另有 ${off.length} 步按案情才办理`}
        </button>
      )}
    </>
  );
  if (own) return list;
  return (
    <details className="way-run" open={!run.over}>
      <summary>
        {run.name} <span className="quiet numeric">{run.startedOn}</span>
        {run.over && <span className="quiet"> 已结束</span>}
      </summary>
      {list}
    </details>
  );
}

/** One step: a click, or Enter, says what it is about. */
function StepLine({
  caseId,
  run,
  step,
}: {
  readonly caseId: string;
  readonly run: Run;
  readonly step: Step;
}) {
  const [open, setOpen] = useState(false);
  const [departing, setDeparting] = useState(false);
  const { state, name, on, departures } = step;
  const mayDepart =
    state === 'here' ||
    state === 'ahead' ||
    (state === 'left_out' && !departures.some(({ counts }) => counts));
  return (
    <li className={`way-step way-step-${state}`} aria-current={state === 'here' ? 'step' : undefined}>
      <button
        type="button"
        className="way-step-name"
        aria-expanded={open}
        title={words[state]}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="way-step-sign" aria-label={words[state]}>
          {signs[state]}
        </span>
        <span className="way-step-text">{name}</span>
        {on !== undefined && <span className="quiet numeric way-step-day">{on}</span>}
      </button>
      {departures.map((said) => (
        <DepartureSaid key={said.id} caseId={caseId} said={said} />
      ))}
      {open && (
        <div className="way-step-sheet">
          <p>{step.says}</p>
          <StepMeta step={step} />
          <UnmetNotes unmet={step.unmet} />
          {mayDepart && !departing && (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                setDeparting(true);
              }}
            >
              本案不办理这一步…
            </button>
          )}
          {departing && (
            <DepartForm
              caseId={caseId}
              lane={run.lane}
              step={step.id}
              startId={run.startId}
              onDone={() => {
                setDeparting(false);
              }}
              onLeave={() => {
                setDeparting(false);
              }}
            />
          )}
        </div>
      )}
    </li>
  );
}
