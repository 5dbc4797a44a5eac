import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireUnchanged } from '#shared/lib/overwrite.ts';
import { type Archive, lastDone } from '../archive/archive.ts';
import { listRecordings, savePurpose } from './recordings.repository.ts';

export interface PurposeChange {
  readonly recordingId: string;
  readonly purpose: string;
  /** what it said when the writer began */
  readonly known: string;
}

const SET_PURPOSE = 'intake.set-purpose';

/** 证明对象 of a recording in its case; an empty text takes it back. Errors: `not-found`, `blocked-by-rule`, `conflict`. */
export async function setPurpose(
  archive: Archive,
  actor: Actor,
  { recordingId, purpose: text, known }: PurposeChange,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const [recording] = await listRecordings(tx, { ids: [recordingId] });
    if (recording === undefined) throw new ProblemError('not-found', '没有找到该音像记录，请刷新后再试。');
    const { caseId, name, evidenceLabel = name, purpose: before = '' } = recording;
    if (caseId === undefined)
      throw new ProblemError('blocked-by-rule', '该音像记录还没有归入案件，归案后再填写证明对象。');
    const purpose = text.trim();
    if (purpose === before) return { value: undefined, act: [] };
    await requireUnchanged(
      evidenceLabel,
      [{ label: '证明对象', seen: known.trim(), now: before, mine: purpose }],
      () =>
        lastDone(tx, { caseId, acts: [SET_PURPOSE], about: (about) => about['recordingId'] === recordingId }),
    );
    await savePurpose(tx, { id: recordingId, caseId }, purpose);
    return {
      value: undefined,
      act: {
        act: SET_PURPOSE,
        sentence: `${evidenceLabel}的证明对象由${shown(before)}改为${shown(purpose)}`,
        caseId,
        details: { recordingId, from: before, to: purpose },
      },
    };
  });
}

const shown = (said: string): string => (said === '' ? '未填' : `“${said}”`);
