import type { RecordingRow, TimeChoice } from '#shared/contract/intake.ts';
import type { Actor } from '#shared/contract/session.ts';
import { epochOf } from '#shared/domain/recordings/device-time.ts';
import { secondText } from '#shared/domain/recordings/recording-time.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireUnchanged } from '#shared/lib/overwrite.ts';
import type { Archive } from '../archive/archive.ts';
import { deleteDerived, listRecordings } from './recordings.repository.ts';
import { settleRecording } from './settled-times.repository.ts';

export interface SettledTime {
  readonly recordingId: string;
  readonly choice: TimeChoice;
  /** the time it had when the choice began; null for none */
  readonly known: string | null;
}

/**
 * Takes the time a person decided for that of a recording, in one act that names both. The sheet of frames, which may
 * show another time, is dropped: the caller has it made again. Errors: `not-found`, `blocked-by-rule`, `invalid-input`, `conflict`.
 */
export async function settleTime(
  archive: Archive,
  actor: Actor,
  { recordingId, choice, known }: SettledTime,
): Promise<void> {
  const now = archive.clock.now();
  const reason = choice.reason.trim();
  await archive.act(actor, async (tx) => {
    const [recording] = await listRecordings(tx, { ids: [recordingId] });
    if (recording === undefined) throw new ProblemError('not-found', '没有找到该音像记录，请刷新后再试。');
    const { name, evidenceLabel = name, caseId, sha256, startedAt, timeSource, timeSettled } = recording;
    const chosen = chosenTime(recording, choice);
    if (epochOf(chosen) > epochOf(now))
      throw new ProblemError('invalid-input', '拍摄时间不能晚于现在，请检查。', { at: chosen });
    await requireUnchanged(
      evidenceLabel,
      [{ label: '拍摄时间', seen: known ?? '', now: startedAt ?? '', mine: chosen }],
      () => Promise.resolve({ updatedAt: timeSettled?.at, updatedBy: timeSettled?.by }),
      (at) => (at === '' ? '' : secondText(at)),
    );
    const from = startedAt === undefined ? '不明' : secondText(startedAt);
    await settleRecording(tx, chosen, {
      recording_id: recordingId,
      how: choice.how,
      before_at: (timeSettled === undefined ? startedAt : timeSettled.before) ?? null,
      before_source: timeSettled?.beforeSource ?? timeSource,
      reason,
      settled_by: actor.name,
      settled_at: now,
    });
    await deleteDerived(tx, sha256, 'contact-sheet');
    return {
      value: undefined,
      act: {
        act: 'intake.settle-time',
        sentence: `${evidenceLabel}的拍摄时间由${from}核定为${secondText(chosen)}${reason === '' ? '' : `：${reason}`}`,
        caseId,
        details: { recordingId, how: choice.how, from: startedAt ?? null, to: chosen, reason },
      },
    };
  });
}

/** The instant the choice names; the two that were found are taken from the archive, never from the screen. */
function chosenTime({ startedAt, timeDoubt, timeSettled }: RecordingRow, choice: TimeChoice): string {
  if (choice.how === 'typed') return choice.at;
  const found =
    choice.how === 'stated'
      ? (timeSettled?.stated ?? timeDoubt?.stated)
      : timeSettled === undefined
        ? startedAt
        : timeSettled.before;
  if (found === undefined)
    throw new ProblemError('blocked-by-rule', '这个音像记录没有这个时间可选，请填写时间并说明理由。');
  return found;
}
