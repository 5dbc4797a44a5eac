import { Link } from 'react-router';
import type { DutyView } from '#shared/contract/service.ts';

/** What was done about one service: attempts without a receipt, receipts, and what is to be said of it. */
export function DutyStory({ caseId, duty }: { readonly caseId: string; readonly duty: DutyView }) {
  const { attempts, receipts, notes } = duty;
  return (
    <ul className="duty-story">
      {attempts.map(({ id, receiptId, on, method, place, result }, at) => (
        <li key={id ?? `${receiptId ?? ''}${at.toString()}`}>
          <span className="numeric">{on}</span> {method}
          {place !== '' && <span className="quiet">（{place}）</span>}：{result}
        </li>
      ))}
      {receipts.map(({ id, paper, draft, method, day, sentence, current }) => (
        <li key={id}>
          <Link to={paper ? `/volumes/${caseId}` : `/documents/${id}`} title={sentence}>
            送达回证{paper ? '（扫描件）' : draft ? '（草稿）' : ''}
          </Link>
          {method !== undefined && ` ${method}`} {day !== undefined && <span className="numeric">{day}</span>}
          {!current && <span className="quiet">（补正以前的版本）</span>}
        </li>
      ))}
      {notes.map(({ sentence, article }) => (
        <li key={sentence} className="duty-note">
          {sentence}
          <span className="quiet">（{article}）</span>
        </li>
      ))}
    </ul>
  );
}
