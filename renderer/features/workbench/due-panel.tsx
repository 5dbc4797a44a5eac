import { daysBetween } from '#shared/lib/date.ts';
import { formatDaysLeft, formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { urgency, urgencyTone } from '../../copy/urgency.ts';
import { ClockDay } from '../../parts/clock-day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

interface DuePanelProps {
  readonly due: Today['due'];
  readonly incomplete: boolean;
  readonly drafts: Today['drafts'];
  readonly certificates: Today['expiringCertificates'];
}

const MOST_DUE = 7;
const MOST_DRAFTS = 5;

/** 今日到期: deadlines first, then certificates that run out, then drafts waiting to be finished. */
export function DuePanel({ due, incomplete, drafts, certificates }: DuePanelProps) {
  const now = today();
  return (
    <Panel title="今日到期" count={due.length === 0 ? undefined : `${due.length} 项`}>
      {incomplete && <p className="quiet">正在按文书整理各案的办理经过，整理完以后期限才列全。</p>}
      <Some items={due} max={MOST_DUE} unit="项">
        {(it) => (
          <Line
            key={`${it.caseId}${it.what}${it.on}`}
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
      {certificates.map((it) => {
        const left = daysBetween(now, it.validUntil);
        return (
          <Line
            key={it.officerId}
            to="/settings?tab=people"
            note={`有效期至 ${it.validUntil}`}
            end={<span className={urgencyTone[urgency(left)]}>{formatDaysLeft(left)}</span>}
          >
            {it.name}的执法证
          </Line>
        );
      })}
      {due.length === 0 && !incomplete && certificates.length === 0 && (
        <EmptyState small title="近期没有到期的事项" hint="办案期限、告知期限临近时会列在这里。" />
      )}
      {drafts.length > 0 && (
        <>
          <h3 className="workbench-subhead">没写完的文书</h3>
          <Some items={drafts} max={MOST_DRAFTS} unit="份">
            {(it) => (
              <Line
                key={it.documentId}
                to={`/documents/${it.documentId}`}
                note={it.caseTitle}
                end={<span className="quiet">{formatPast(it.updatedAt, now)}</span>}
              >
                {it.title}
              </Line>
            )}
          </Some>
        </>
      )}
    </Panel>
  );
}
