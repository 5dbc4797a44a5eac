import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { CalendarState, YearPreview } from '#shared/contract/calendar.ts';
import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import { api, client } from '../../bridge/client.ts';
import { problem } from '../../bridge/problem.ts';
import { say } from '../../bridge/notices.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Window } from '../../ui/window.tsx';

/** A year that counts, or one that is looked at before it does. */
export type YearShown =
  | { readonly year: CalendarState['years'][number] }
  | { readonly preview: YearPreview; readonly input: { readonly name: string; readonly text: string } };

interface YearWindowProps {
  readonly shown: YearShown | undefined;
  readonly onClose: () => void;
  /** Somebody took in another meanwhile: the same file held against what counts now. */
  readonly onAnew: (shown: YearShown) => void;
}

const replaced: Readonly<Record<YearPreview['replaces'], string>> = {
  nothing: '',
  shipped: '导入后代替程序自带的这一年。',
  own: '导入后代替本局以前导入的这一年。',
};

/** Source and days of one year; a new one counts only when somebody who has seen them says so. */
export function YearWindow({ shown, onClose, onAnew }: YearWindowProps) {
  const take = useMutation(
    api.calendar.importYear.mutationOptions({
      meta: { ownProblem: true },
      onError(error, { name, text }) {
        if (problem(error).code !== 'conflict') return;
        const input = { name, text };
        void client.calendar.preview(input).then((preview) => {
          onAnew({ input, preview });
        });
      },
      onSuccess({ year }) {
        say('success', `${year.year.toString()}年的放假安排已采用。`);
        onClose();
      },
    }),
  );
  if (shown === undefined) return null;
  const proposed = 'preview' in shown ? shown : undefined;
  const { year, title, papers, days } = 'preview' in shown ? shown.preview.year : shown.year;
  const workdays = 'preview' in shown ? shown.preview.workdays : shown.year.workdays;
  return (
    <Window
      title={`${year.toString()}年放假安排`}
      open
      onCancel={onClose}
      width={640}
      footer={
        proposed === undefined ? (
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button
              type="primary"
              loading={take.isPending}
              onClick={() => {
                take.mutate({ ...proposed.input, accept: true, revision: proposed.preview.revision });
              }}
            >
              核对无误，采用
            </Button>
          </>
        )
      }
    >
      <p>
        {title}，全年{workdays.toString()}个工作日。
      </p>
      <p>
        来源：
        {papers.map((paper) => (
          <span key={paper} className="year-paper">
            {paper}
          </span>
        ))}
      </p>
      {proposed !== undefined && <Proposal preview={proposed.preview} />}
      <ProblemNote error={take.error} />
      {/* Read by the keyboard as well. */}
      <div className="year-days-box" tabIndex={0} role="region" aria-label="放假和调休上班的日子">
        <table className="year-days">
          <tbody>
            {days.map(({ date, name, isOffDay }) => (
              <tr key={date}>
                <td className="numeric">{date}</td>
                <td>{weekdayName(date)}</td>
                <td>{name}</td>
                <td className={isOffDay ? '' : 'year-work'}>{isOffDay ? '休息' : '上班'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Window>
  );
}

function Proposal({ preview: { replaces, changes, doubts } }: { readonly preview: YearPreview }) {
  return (
    <Alert
      type={doubts.length > 0 ? 'warning' : 'info'}
      showIcon
      title={`请对照通知逐日核对，采用以后期限即按它计算。${replaced[replaces]}${doubts.join('')}`}
      description={
        changes.length === 0
          ? undefined
          : `与现在不同的日子：${changes.map(({ date, before, after }) => `${date} ${before} → ${after}`).join('；')}`
      }
    />
  );
}
