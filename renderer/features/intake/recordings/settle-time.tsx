import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { RecordingRow, TimeChoice } from '#shared/contract/intake.ts';
import { settledWays } from '#shared/domain/recordings/settled-time.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../../bridge/client.ts';
import { storedNow } from '../../../bridge/problem.ts';
import { formatSecond } from '../../../copy/format.ts';
import { DayBox } from '../../../ui/typed/day-box.tsx';
import { TimeBox } from '../../../ui/typed/time-box.tsx';
import { timesToChoose } from './recording-text.ts';

type Recording = Pick<RecordingRow, 'id' | 'startedAt' | 'timeDoubt' | 'timeSettled'>;

/** Decides when a recording was made: one of the values found, or the true one with a reason. */
export function SettleTime({ recording }: { readonly recording: Recording }) {
  const [open, setOpen] = useState(false);
  const { timeDoubt, timeSettled } = recording;
  if (open)
    return (
      <Choosing
        recording={recording}
        onEnd={() => {
          setOpen(false);
        }}
      />
    );
  return (
    <Button
      size="small"
      type={timeDoubt === undefined ? 'link' : 'default'}
      onClick={() => {
        setOpen(true);
      }}
    >
      {timeSettled === undefined ? (timeDoubt === undefined ? '更正时间' : '核定时间') : '重新核定'}
    </Button>
  );
}

function Choosing({ recording, onEnd }: { readonly recording: Recording; readonly onEnd: () => void }) {
  const found = timesToChoose(recording);
  const [how, setHow] = useState<TimeChoice['how']>(found[0]?.how ?? 'typed');
  const [day, setDay] = useState(recording.startedAt?.slice(0, 10) ?? '');
  const [time, setTime] = useState(recording.startedAt?.slice(11, 16) ?? '');
  const [reason, setReason] = useState('');
  const labelId = useId();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.querySelector('input')?.focus();
  }, []);
  const queries = useQueryClient();
  // The time this choice began with: one that somebody else settled meanwhile is told before it is written over.
  const [known, setKnown] = useState(recording.startedAt ?? null);
  const { mutate, isPending, error } = useMutation(
    api.intake.settleTime.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: onEnd,
      onError(refusal) {
        const stored = storedNow(refusal);
        if (stored === undefined) return;
        setKnown(stored === '' ? null : stored);
        void queries.invalidateQueries({ queryKey: api.intake.recordings.key() });
      },
    }),
  );
  const typed = isIsoDate(day) && /^\d{2}:\d{2}$/.test(time);
  const lacks = how === 'typed' && (!typed || reason.trim() === '');
  const settle = () => {
    if (lacks || isPending) return;
    const choice: TimeChoice =
      how === 'typed' ? { how, at: `${day}T${time}:00+08:00`, reason } : { how, reason };
    mutate({ recordingId: recording.id, choice, known });
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label="核定拍摄时间"
      className="settle-time"
      onKeyDown={(event) => {
        // Keys typed here do not play the recording, and Escape leaves the choice, not the player.
        event.stopPropagation();
        if (event.key === 'Escape') onEnd();
      }}
    >
      <Radio.Group
        value={how}
        onChange={({ target }) => {
          setHow(settledWays.find((way) => way === target.value) ?? 'typed');
        }}
        vertical
        options={[
          ...found.map(({ how: value, at, about }) => ({
            value,
            label: `${formatSecond(at)}（${about}）`,
          })),
          { value: 'typed', label: '以上都不对，填写真实时间' },
        ]}
      />
      {how === 'typed' && (
        <div className="entry-line">
          <span id={labelId} hidden>
            拍摄时间
          </span>
          <DayBox early value={day} aria-labelledby={labelId} onDay={setDay} />
          <TimeBox value={time} labelId={labelId} onTime={setTime} onEnter={settle} />
        </div>
      )}
      <Input
        size="small"
        aria-label="核定理由"
        placeholder={how === 'typed' ? '依据（必填），例如：与现场笔录记载一致' : '依据，可不填'}
        maxLength={200}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
        onPressEnter={settle}
      />
      <div className="settle-time-foot">
        <Button size="small" type="primary" loading={isPending} disabled={lacks} onClick={settle}>
          核定
        </Button>
        <Button size="small" onClick={onEnd}>
          不改
        </Button>
        {error !== null && <span className="alarm">{error.message}</span>}
      </div>
    </div>
  );
}
