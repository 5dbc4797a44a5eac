import { Alert } from 'antd';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import './life.css';

interface DateWarningsProps {
  readonly remarks: readonly DateRemark[];
  /** rules by which the checks across documents have spoken already */
  readonly said: readonly string[];
  readonly onGoTo: (field: string) => void;
}

/** Before a document is issued: what its dates bring up, each with the way to its field. Nothing here refuses. */
export function DateWarnings({ remarks, said, onGoTo }: DateWarningsProps) {
  const warnings = remarks.filter(({ level, rule }) => level === 'warning' && !said.includes(rule));
  if (warnings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="date-warnings"
      title={`日期有 ${warnings.length.toString()} 处请核对，核对无误的可以定稿`}
      description={
        <ul className="open-items">
          {warnings.map(({ field, rule, sentence }) => (
            <li key={`${rule} ${field} ${sentence}`}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  onGoTo(field);
                }}
              >
                {sentence}
              </button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
