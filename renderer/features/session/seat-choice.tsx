import { useQuery } from '@tanstack/react-query';
import { api } from '../../bridge/client.ts';
import { useTakeSeat } from '../../bridge/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import './seat-choice.css';

interface SeatChoiceProps {
  readonly current?: string;
  readonly onSeated?: () => void;
}

const DIGITS = 9;

/** The officers who may sit down here; 1–9 or a click chooses. */
export function SeatChoice({ current, onSeated }: SeatChoiceProps) {
  const candidates = useQuery(api.session.candidates.queryOptions({ input: {} }));
  const take = useTakeSeat();
  const sit = (officerId: string) => {
    take.mutate({ officerId }, { onSuccess: () => onSeated?.() });
  };
  useHotkeys(
    Object.fromEntries(
      (candidates.data ?? []).slice(0, DIGITS).map(({ id }, i) => [
        String(i + 1),
        () => {
          sit(id);
        },
      ]),
    ),
  );
  return (
    <Loaded query={candidates}>
      {(officers) => (
        <div className="seat-choice">
          {officers.length === 0 && (
            <EmptyState small title="没有在岗的执法人员" hint="请联系管理员在“设置”中登记。" />
          )}
          {officers.map((officer, i) => (
            <button
              key={officer.id}
              type="button"
              autoFocus={current === undefined ? i === 0 : officer.id === current}
              data-begin={(current === undefined ? i === 0 : officer.id === current) || undefined}
              disabled={take.isPending}
              className="seat-choice-row"
              onClick={() => {
                sit(officer.id);
              }}
            >
              {i < DIGITS && <kbd>{i + 1}</kbd>}
              <strong>{officer.name}</strong>
              <span className="quiet numeric">执法证号 {officer.certificateNumber}</span>
              {officer.id === current && <span className="quiet">当前</span>}
            </button>
          ))}
          <ProblemNote error={take.error} />
        </div>
      )}
    </Loaded>
  );
}
