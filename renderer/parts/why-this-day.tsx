import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Explained } from '#shared/contract/calendar.ts';
import { momentWords } from '#shared/domain/procedure/counting/explain.ts';
import { api } from '../bridge/client.ts';
import { CountPicture } from '../ui/count/count-picture.tsx';
import { CountRuns } from '../ui/count/count-runs.tsx';
import { beginIn, Window } from '../ui/window.tsx';
import { Loaded } from './loaded.tsx';
import './why-this-day.css';

interface WhyThisDayProps {
  /** D1 … */
  readonly rule: string;
  /** the day it starts from; for hours the minute */
  readonly start: string;
  /** what the decision allows, where it is less than the article does */
  readonly amount?: number | undefined;
  /** what was added with approval */
  readonly extended?: number | undefined;
  readonly deductions?:
    readonly { readonly from: string; readonly to: string; readonly why: string }[] | undefined;
  /** what stands there: the day */
  readonly children: ReactNode;
}

/** A day that says why it is this day: a click, or Enter, opens the count. */
export function WhyThisDay({ children, ...limit }: WhyThisDayProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="why-day"
        aria-haspopup="dialog"
        title="为什么是这一天"
        onClick={() => {
          setOpen(true);
        }}
      >
        {children}
      </button>
      <Window
        title="为什么是这一天"
        open={open}
        onCancel={() => {
          setOpen(false);
        }}
        footer={null}
        width={760}
        destroyOnHidden
      >
        <Count {...limit} />
      </Window>
    </>
  );
}

function Count({ rule, start, amount, extended, deductions }: Omit<WhyThisDayProps, 'children'>) {
  const explained = useQuery(
    api.calendar.explain.queryOptions({
      input: {
        rule,
        start,
        ...(amount === undefined ? {} : { amount }),
        ...(extended === undefined ? {} : { extended }),
        ...(deductions === undefined ? {} : { deductions: [...deductions] }),
      },
    }),
  );
  return <Loaded query={explained}>{(it) => <CountSheet explained={it} />}</Loaded>;
}

/** The sentence, the picture, the words, and what the reader should know. */
export function CountSheet({ explained }: { readonly explained: Explained }) {
  const { sentence, steps, due, estimate, finishBy, notes, consequence } = explained;
  const sheet = useRef<HTMLDivElement>(null);
  // The window opened before the count was there; the cursor goes to the day it ends on.
  useEffect(() => {
    beginIn(sheet.current?.closest('.ant-modal'));
  }, []);
  return (
    <div className="why-sheet" ref={sheet}>
      <p>{sentence}</p>
      {estimate && <Alert type="warning" showIcon title="估计的日期：放假安排还没有导入。" />}
      {due.length === 10 && <CountPicture steps={steps} due={due} />}
      <CountRuns steps={steps} />
      {finishBy !== undefined && <p>届满前最后一个工作日：{momentWords(finishBy)}。</p>}
      <p className="quiet">{consequence}。</p>
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  );
}
