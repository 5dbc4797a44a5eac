import { doers } from '#shared/domain/procedure/stages/lane.ts';
import { formatDaysLeft, formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { useTone } from '../../parts/use-tone.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Line, Panel } from './panel.tsx';
import { Some } from './some.tsx';
import type { Today } from './today.ts';

const MOST_STEPS = 8;
const MOST_FILINGS = 4;
const MOST_DRAFTS = 5;

/**
 * 待我处理: what is next in the cases of who sits here, the most pressing first, then what is closed and waits for him to
 * be filed, then the drafts he began.
 */
export function MinePanel({ day }: { readonly day: Today }) {
  const { steps, stepsInAll, filings, filingsInAll, stepsIncomplete: incomplete, drafts } = day;
  const now = today();
  return (
    <Panel title="待我处理" count={stepsInAll === 0 ? undefined : `${stepsInAll} 项`}>
      {incomplete && <p className="quiet workbench-remark">正在整理各案的办案步骤，整理完以后才列全。</p>}
      <Some items={steps} max={MOST_STEPS} unit="项">
        {(it) => <StepLine key={`${it.caseId}${it.step}${it.party ?? ''}`} it={it} />}
      </Some>
      {stepsInAll > steps.length && (
        <p className="quiet workbench-remark">
          共 {stepsInAll} 项，列出最急的 {steps.length} 项。
        </p>
      )}
      {filings.length > 0 && <h3 className="workbench-subhead">待归档 {filingsInAll} 件</h3>}
      <Some items={filings} max={MOST_FILINGS} unit="件">
        {(it) => <StepLine key={it.caseId} it={it} />}
      </Some>
      {filingsInAll > filings.length && (
        <p className="quiet workbench-remark">
          共 {filingsInAll} 件，列出等得最久的 {filings.length} 件。
        </p>
      )}
      {drafts.length > 0 && <h3 className="workbench-subhead">我起草的其他文书</h3>}
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
      {steps.length + filings.length + drafts.length === 0 && !incomplete && (
        <EmptyState
          small
          title="没有待办的步骤"
          hint="您办理、审核、审批的案件，下一步该做什么会列在这里；起草了还没有定稿的文书也列在这里。"
        />
      )}
    </Panel>
  );
}

/** One step of a case: to the draft that was begun, or to the case with its next step. */
function StepLine({ it }: { readonly it: Today['steps'][number] }) {
  const tone = useTone();
  const { caseId, caseNumber, title, party, step, by, document, draftId, due, daysLeft } = it;
  return (
    <Line
      to={draftId === undefined ? `/cases/${caseId}` : `/documents/${draftId}`}
      note={<span title={caseNumber}>{party === undefined ? title : `${party}（${title}）`}</span>}
      end={
        due === undefined || daysLeft === undefined ? undefined : (
          <span className={tone(daysLeft)} title={`${due}以前`}>
            {formatDaysLeft(daysLeft)}
          </span>
        )
      }
    >
      {step}
      <span className="quiet workbench-article">
        {document === undefined ? '' : ` ${document}`}
        {draftId === undefined ? '' : '（草稿）'}
        {by === 'officer' ? '' : ` ${doers[by]}`}
      </span>
    </Line>
  );
}
