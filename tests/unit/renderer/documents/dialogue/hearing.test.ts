import { describe, expect, it } from 'vitest';
import type { Field, Row } from '#shared/domain/documents/template/template.ts';
import {
  advanceDialogue,
  openDialogue,
  placeLines,
  type DialogueAction,
  type DialogueState,
} from '../../../../../renderer/features/documents/dialogue/dialogue-lines.ts';
import { hearingOf } from '../../../../../renderer/features/documents/dialogue/hearing.ts';
import { hearingOpening } from '../../../../../renderer/features/documents/dialogue/hearing-opening.ts';
import { aField, aTemplate } from '../a-template.ts';

const field = (label: string): Field =>
  aField('d', {
    label,
    type: 'dialogue',
    options: ['听证主持人', '办案人员', '当事人', '委托代理人', '第三人'].map((value) => ({ value })),
  });
/** A field whose name says who begins. */
const hearing = hearingOf(field('当事人质证意见'));
const opened = (rows: readonly Row[]) => openDialogue(hearing, rows);
type Step = (key: number) => DialogueAction;
/** Acts at the line of the cursor, one after the other. */
const typed = (state: DialogueState, ...steps: readonly Step[]): DialogueState =>
  steps.reduce((now, step) => advanceDialogue(hearing, now, step(now.focus)), state);
const shown = (state: DialogueState) => state.lines.map(({ speaker, text }) => `${speaker}：${text}`);

describe('a hearing', () => {
  it('begins with whom the name of the field names', () => {
    expect(hearingOf(field('当事人质证意见')).beginner).toBe('当事人');
    expect(hearingOf(field('办案人员出示证据、说明证明目的')).beginner).toBe('办案人员');
    expect(hearingOf(field('宣布')).beginner).toBe('听证主持人');
    expect(shown(opened([]))).toEqual(['当事人：']);
  });

  it('goes on with the one who spoke before, and any other by key', () => {
    const state = typed(
      opened([]),
      (key) => ({ kind: 'type', key, text: '一' }),
      (key) => ({ kind: 'next', key }),
      (key) => ({ kind: 'speak', key, speaker: '听证主持人' }),
      (key) => ({ kind: 'type', key, text: '二' }),
      (key) => ({ kind: 'next', key }),
      (key) => ({ kind: 'type', key, text: '三' }),
      (key) => ({ kind: 'next', key }),
    );
    expect(shown(state)).toEqual(['当事人：一', '听证主持人：二', '当事人：三', '听证主持人：']);
    expect(hearing.rows(state.lines)).toEqual([
      { speaker: '当事人', text: '一' },
      { speaker: '听证主持人', text: '二' },
      { speaker: '当事人', text: '三' },
    ]);
    expect(placeLines(hearing, state.lines).map(({ row }) => row)).toEqual([0, 1, 2, 2]);
  });

  it('loses an empty line by Backspace and moves a line with its speaker', () => {
    const rows = [
      { speaker: '办案人员', text: '一' },
      { speaker: '当事人', text: '二' },
    ];
    const moved = typed(opened(rows), (key) => ({ kind: 'move', key, by: -1 }));
    expect(shown(moved)).toEqual(['当事人：二', '办案人员：一']);
    expect(typed(moved, (key) => ({ kind: 'move', key, by: -1 }))).toEqual(moved);
    const removed = typed(
      opened(rows),
      (key) => ({ kind: 'next', key }),
      (key) => ({ kind: 'remove', key }),
    );
    expect(shown(removed)).toEqual(['办案人员：一', '当事人：二']);
    expect(typed(removed, (key) => ({ kind: 'remove', key }))).toEqual(removed);
  });

  it('stays in an empty line and goes to one that waits below, whoever speaks there', () => {
    const enter: Step = (key) => ({ kind: 'next', key });
    const empty = typed(opened([{ speaker: '办案人员', text: '一' }]), enter, enter);
    expect(shown(empty)).toEqual(['办案人员：一', '办案人员：']);
    const waiting = typed(
      empty,
      (key) => ({ kind: 'speak', key, speaker: '第三人' }),
      (key) => ({ kind: 'go', key, by: -1 }),
      enter,
    );
    expect(shown(waiting)).toEqual(['办案人员：一', '第三人：']);
    expect(waiting.focus).toBe(waiting.lines[1]?.key);
  });

  it('shows a speaker the field no longer names', () => {
    const state = opened([{ speaker: '证人', text: '一' }]);
    expect(shown(state)).toEqual(['证人：一']);
    expect(hearing.speaker('证人')).toMatchObject({ name: '证人', label: '证人发言' });
    expect(hearing.rows(state.lines)).toEqual([{ speaker: '证人', text: '一' }]);
  });

  it('takes phrases as paragraphs', () => {
    const state = typed(opened([]), (key) => ({
      kind: 'phrases',
      key,
      texts: ['没有异议。', '没有补充。'],
    }));
    expect(hearing.rows(state.lines)).toEqual([{ speaker: '当事人', text: '没有异议。\n没有补充。' }]);
  });
});

it('opens with those the case knows, in blanks that are empty and that the record has', () => {
  const template = aTemplate([aField('present_list'), aField('identity_officers'), aField('identity_party')]);
  const party = {
    kind: 'organization' as const,
    name: '某超市',
    licenceName: '',
    creditCode: '',
    domicile: '',
    legalRepresentative: '王喆',
    idNumber: '410901199001011231',
    idKind: 'resident' as const,
    phone: '',
    otherContact: '',
  };
  const officer = {
    id: 'o',
    name: '张三',
    certificateNumber: '16090001001',
    department: '',
    certificateValidUntil: '',
    recorderOfficerNumber: '',
    active: true,
  };
  const words = hearingOpening(
    template,
    { identity_party: '已写' },
    { party, officers: [officer], handlingUnit: '执法稽查科' },
  );
  expect(words).toEqual({
    present_list: '当事人某超市的法定代表人（负责人）王喆，办案人员张三',
    identity_officers: '张三，执法稽查科，执法证号16090001001，经核对无误。',
  });
});
