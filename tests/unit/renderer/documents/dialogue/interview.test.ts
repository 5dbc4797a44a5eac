import { describe, expect, it } from 'vitest';
import type { Row } from '#shared/domain/documents/template/template.ts';
import {
  advanceDialogue,
  openDialogue,
  placeLines,
  reopenDialogue,
  type DialogueAction,
  type DialogueState,
} from '../../../../../renderer/features/documents/dialogue/dialogue-lines.ts';
import { interview } from '../../../../../renderer/features/documents/dialogue/interview.ts';

const openQa = (rows: readonly Row[]) => openDialogue(interview, rows);
const shown = (state: DialogueState) =>
  state.lines.map((line) => `${line.speaker === 'question' ? '问' : '答'}${line.text}`);
const focused = (state: DialogueState) => state.lines.findIndex((line) => line.key === state.focus);
const keyAt = (state: DialogueState, at: number) => state.lines[at]?.key ?? -1;

type Move = (state: DialogueState) => DialogueAction;
const act = (state: DialogueState, ...moves: readonly Move[]) =>
  moves.reduce((now, move) => advanceDialogue(interview, now, move(now)), state);
const type =
  (text: string): Move =>
  (state) => ({ kind: 'type', key: state.focus, text });
const enter: Move = (state) => ({ kind: 'next', key: state.focus });
const speak =
  (speaker: 'question' | 'answer'): Move =>
  (state) => ({ kind: 'speak', key: state.focus, speaker });
const backspace: Move = (state) => ({ kind: 'remove', key: state.focus });
const move =
  (by: -1 | 1): Move =>
  (state) => ({ kind: 'move', key: state.focus, by });
const focus =
  (at: number): Move =>
  (state) => ({ kind: 'focus', key: keyAt(state, at) });

const two = () =>
  openQa([
    { question: '你叫什么？', answer: '张三。' },
    { question: '店在哪里？', answer: '东街。' },
  ]);

describe('an interview typed without the mouse', () => {
  it('goes from question to answer to the next question by Enter', () => {
    const state = act(openQa([]), type('你叫什么？'), enter, type('张三。'), enter, type('住哪里？'), enter);
    expect(shown(state)).toEqual(['问你叫什么？', '答张三。', '问住哪里？', '答']);
    expect(focused(state)).toBe(3);
    expect(interview.rows(state.lines)).toEqual([
      { question: '你叫什么？', answer: '张三。' },
      { question: '住哪里？', answer: '' },
    ]);
  });

  it('goes to the answer that is already there and puts a new question in between', () => {
    const state = act(two(), focus(0), enter);
    expect(focused(state)).toBe(1);
    const more = act(state, enter);
    expect(shown(more)).toEqual(['问你叫什么？', '答张三。', '问', '问店在哪里？', '答东街。']);
    expect(focused(more)).toBe(2);
  });

  it('does not pile up empty questions', () => {
    const state = act(two(), focus(1), enter, focus(1), enter);
    expect(state.lines).toHaveLength(5);
  });

  it('changes the speaker of a line', () => {
    const state = act(two(), focus(3), enter, speak('answer'), type('还有西街。'));
    expect(interview.rows(state.lines)).toEqual([
      { question: '你叫什么？', answer: '张三。' },
      { question: '店在哪里？', answer: '东街。\n还有西街。' },
    ]);
  });

  it('removes an empty line and goes to the one before, but never the last or a written one', () => {
    const state = act(two(), focus(3), enter, backspace);
    expect(shown(state)).toEqual(['问你叫什么？', '答张三。', '问店在哪里？', '答东街。']);
    expect(focused(state)).toBe(3);
    expect(act(state, backspace)).toEqual(state);
    const one = openQa([]);
    expect(act(one, backspace)).toEqual(one);
  });

  it('moves a question together with its answers and keeps the cursor in it', () => {
    const state = act(two(), focus(3), move(-1));
    expect(shown(state)).toEqual(['问店在哪里？', '答东街。', '问你叫什么？', '答张三。']);
    expect(focused(state)).toBe(1);
    expect(shown(act(state, move(1)))).toEqual(shown(two()));
    expect(act(state, move(-1))).toEqual(state);
  });

  it('keeps the keys of lines when they move, so no other line is drawn again', () => {
    const before = two();
    const after = act(before, focus(3), move(-1));
    expect(after.lines.map((line) => line.key).sort()).toEqual(before.lines.map((line) => line.key).sort());
    for (const line of after.lines) expect(before.lines).toContain(line);
  });

  it('touches only the line that is typed in', () => {
    const before = two();
    const after = act(before, focus(1), type('李四。'));
    expect(after.lines.filter((line, at) => line !== before.lines[at])).toHaveLength(1);
  });

  it('puts phrases in as questions of their own, into an answer as paragraphs', () => {
    const questions = act(two(), focus(3), enter, (state) => ({
      kind: 'phrases',
      key: state.focus,
      texts: ['进货价是多少？', '卖了多少？'],
    }));
    expect(shown(questions).slice(4)).toEqual(['问进货价是多少？', '答', '问卖了多少？', '答']);
    expect(focused(questions)).toBe(5);
    expect(interview.rows(questions.lines).slice(2)).toEqual([
      { question: '进货价是多少？', answer: '' },
      { question: '卖了多少？', answer: '' },
    ]);
    const answer = act(two(), focus(3), (state) => ({
      kind: 'phrases',
      key: state.focus,
      texts: ['没有。', '没有了。'],
    }));
    expect(interview.rows(answer.lines)[1]?.['answer']).toBe('没有。\n没有了。');
  });

  it('reads and stores a value without loss', () => {
    const rows = [
      { question: '甲？', answer: '是。\n对。' },
      { question: '乙？', answer: '' },
      { question: '丙？', answer: '否。' },
    ];
    expect(interview.rows(openQa(rows).lines)).toEqual(rows);
  });

  it('numbers the questions and knows the stored row of each line', () => {
    const state = act(two(), focus(1), enter, type('甲？'), enter, focus(5));
    const numbered = placeLines(interview, state.lines);
    expect(numbered.map((one) => one.number)).toEqual([1, undefined, 2, undefined, 3, undefined]);
    expect(numbered.map((one) => one.row)).toEqual([0, 0, 1, 1, 2, 2]);
    const lines = [{ key: 0, speaker: 'question', text: '' } as const, ...two().lines];
    expect(placeLines(interview, lines).map((one) => one.row)).toEqual([0, 0, 0, 1, 1]);
  });

  it('gives every new line a key of its own', () => {
    const state = act(openQa([{ question: '甲？', answer: '是。' }]), enter, enter, enter);
    expect(new Set(state.lines.map((line) => line.key)).size).toBe(state.lines.length);
  });
});

it('follows another value with the cursor in the same line, as far as there is one', () => {
  const rows = [
    { question: '你叫什么？', answer: '张三。' },
    { question: '店在哪里？', answer: '东街。' },
  ];
  const state = act(openQa(rows), focus(1));
  expect(focused(reopenDialogue(interview, state, rows))).toBe(1);
  expect(focused(reopenDialogue(interview, act(state, focus(3)), rows.slice(0, 1)))).toBe(1);
});
