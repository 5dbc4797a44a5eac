import { daysBetween } from '#shared/lib/date.ts';
import { formatDaysLeft } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { ClockDay } from '../../parts/clock-day.tsx';
import { useTone } from '../../parts/use-tone.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

interface DuePanelProps {
  readonly due: Today['due'];
  readonly incomplete: boolean;
  readonly certificates: Today['expiringCertificates'];
}

const MOST_DUE = 7;

/** 今日到期: deadlines first, then certificates that run out. */
export function DuePanel({ due, incomplete, certificates }: DuePanelProps) {
  const now = today();
  const tone = useTone();
  return (
    <Panel
      title="今日到期"
      count={due.length === 0 ? undefined : `${due.length} 项`}
      all={{ words: '全部期限', to: '/workbench/clocks', title: '各案的全部期限，列表或者月历（Q）' }}
    >
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
            end={<span className={tone(left)}>{formatDaysLeft(left)}</span>}
          >
            {it.name}的执法证
          </Line>
        );
      })}
      {due.length === 0 && !incomplete && certificates.length === 0 && (
        <EmptyState small title="近期没有到期的事项" hint="办案期限、告知期限临近时会列在这里。" />
      )}
    </Panel>
  );
}
