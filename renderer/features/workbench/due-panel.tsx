import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { clockKey, endsMeasure } from '#shared/domain/procedure/clocks.ts';
import { daysBetween } from '#shared/lib/date.ts';
import { formatDaysLeft } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { ClockDay } from '../../parts/clock-day.tsx';
import { useTone } from '../../parts/use-tone.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

type Due = Today['due'][number];

const MOST_NOW = 7;
const MOST_LATER = 4;
const MOST_TO_FILE = 3;

/**
 * 今日到期: what ends today or has ended, before it measures that end soon; then what ends next, certificates, and
 * closed cases that wait for the archive.
 */
export function DuePanel({ day }: { readonly day: Today }) {
  const { due, dueIncomplete, dueToday, overdue, toFile, expiringCertificates } = day;
  const measures = due.filter((it) => endsMeasure(it) && it.daysLeft > 0);
  const now = due.filter(({ daysLeft }) => daysLeft <= 0);
  const later = due.filter((it) => it.daysLeft > 0 && !endsMeasure(it));
  const nothing = due.length === 0 && toFile.inAll === 0 && expiringCertificates.length === 0;
  return (
    <Panel
      title="今日到期"
      count={<Counts dueToday={dueToday} overdue={overdue} />}
      all={{ words: '全部期限', to: '/workbench/clocks', title: '各案的全部期限，列表或者月历（Q）' }}
    >
      {dueIncomplete && <p className="quiet">正在按文书整理各案的办理经过，整理完以后期限才列全。</p>}
      {measures.length > 0 && <h3 className="workbench-subhead">查封、扣押等即将届满</h3>}
      <DueLines items={measures} max={MOST_NOW} />
      {measures.length > 0 && now.length > 0 && <h3 className="workbench-subhead">今日到期和已过期</h3>}
      <DueLines items={now} max={MOST_NOW} />
      {dueToday + overdue > now.length && (
        <p className="quiet workbench-remark">
          共 {dueToday + overdue} 项，列出最急的 {now.length} 项。
        </p>
      )}
      {now.length === 0 && !dueIncomplete && !nothing && (
        <p className="quiet workbench-remark">今天没有到期的期限。</p>
      )}
      {later.length + expiringCertificates.length > 0 && <h3 className="workbench-subhead">随后到期</h3>}
      <DueLines items={later} max={MOST_LATER} />
      <Certificates of={expiringCertificates} />
      <ToFile of={toFile} />
      {nothing && !dueIncomplete && (
        <EmptyState small title="近期没有到期的事项" hint="办案期限、告知期限临近时会列在这里。" />
      )}
    </Panel>
  );
}

/** What the words of the panel say: how much ends today, how much has ended. */
function Counts({ dueToday, overdue }: Pick<Today, 'dueToday' | 'overdue'>): ReactNode {
  return (
    <>
      {dueToday > 0 && `${dueToday} 项${overdue > 0 ? ' · ' : ''}`}
      {overdue > 0 && <span className="alarm">已过期 {overdue} 项</span>}
    </>
  );
}

function DueLines({ items, max }: { readonly items: readonly Due[]; readonly max: number }) {
  return (
    <Some items={items} max={max} unit="项">
      {(it) => (
        <Line
          key={`${it.caseId} ${clockKey({ ...it, due: it.on })}`}
          to={`/cases/${it.caseId}`}
          note={it.title}
          act={<ClockDay clock={it} />}
        >
          {it.what}{' '}
          <span className="quiet workbench-article" title={it.article}>
            {it.article}
          </span>
        </Line>
      )}
    </Some>
  );
}

function Certificates({ of }: { readonly of: Today['expiringCertificates'] }) {
  const now = today();
  const tone = useTone();
  return of.map((it) => {
    const left = daysBetween(now, it.validUntil);
    return (
      <Line
        key={it.officerId}
        to="/settings?tab=people"
        note={`有效期至 ${it.validUntil}`}
        end={<span className={tone(left)}>{formatDaysLeft(left)}</span>}
      >
        {it.name}的执法证
      </Line>
    );
  });
}

/** What is closed and not filed, the longest waiting first. */
function ToFile({ of: { inAll, overdue, first } }: { readonly of: Today['toFile'] }) {
  if (inAll === 0) return null;
  return (
    <>
      <h3 className="workbench-subhead">
        待归档 {inAll} 件{overdue > 0 && <span className="alarm"> 已过期 {overdue} 件</span>}
        {inAll > first.length && (
          <Link className="workbench-all" to="/workbench/clocks?scope=filing">
            全部 ▸
          </Link>
        )}
      </h3>
      <DueLines items={first} max={MOST_TO_FILE} />
    </>
  );
}
