import { describe, expect, it } from 'vitest';
import { BridgeError } from '../../../../../renderer/bridge/problem.ts';
import { oneByOne, outcomeSentence } from '../../../../../renderer/features/documents/together/one-by-one.ts';
import type {
  NotReady,
  Readiness,
  Ready,
} from '../../../../../renderer/features/documents/together/readiness.ts';
import { aDocument } from '../a-template.ts';

const ready = (id: string): Ready => ({
  kind: 'ready',
  document: aDocument({ id, title: '抽样记录', subject: id }),
  printed: undefined,
  warnings: 0,
});
const open: NotReady = {
  kind: 'not-ready',
  document: aDocument({ id: 'x', title: '抽样记录', subject: '白砂糖' }),
  reason: '“数量”尚未填写。',
  field: 'quantity',
};
const settled: Readiness = { kind: 'settled', document: aDocument({ id: 's', state: 'finalised' }) };
const never = () => false;
const nothing = () => undefined;
const issue = ({ document }: Ready) => Promise.resolve({ ...document, state: 'finalised' as const });
const ids = (documents: readonly { readonly id: string }[]) => documents.map(({ id }) => id);

describe('documents finalised one after the other', () => {
  it('are issued in order, one at a time, and only those that are ready', async () => {
    const seen: string[] = [];
    const outcome = await oneByOne([ready('a'), open, settled, ready('b')], {
      async issue(one) {
        seen.push(`begin ${one.document.id}`);
        await Promise.resolve();
        seen.push(`end ${one.document.id}`);
        return one.document;
      },
      stopped: never,
      onTurn: ({ document }, turn) => seen.push(`${turn.toString()} ${document.id}`),
    });
    expect(seen).toEqual(['1 a', 'begin a', 'end a', '2 b', 'begin b', 'end b']);
    expect(ids(outcome.issued)).toEqual(['a', 'b']);
    expect(outcome.refused).toEqual([open]);
    expect(outcomeSentence(outcome)).toBe('定稿 2 份，1 份没有定稿：《抽样记录》白砂糖。');
  });

  it('go on after one that is refused, and keep its sentence and field', async () => {
    const outcome = await oneByOne([ready('a'), ready('b'), ready('c')], {
      issue: (one) =>
        one.document.id === 'b'
          ? Promise.reject(
              new BridgeError({
                code: 'blocked-by-rule',
                message: '不能定稿：当事人不一致。',
                details: { field: 'party' },
              }),
            )
          : issue(one),
      stopped: never,
      onTurn: nothing,
    });
    expect(ids(outcome.issued)).toEqual(['a', 'c']);
    expect(outcome.refused).toMatchObject([
      { document: { id: 'b' }, reason: '不能定稿：当事人不一致。', field: 'party' },
    ]);
  });

  it('stop between two: what was begun is ended, the rest is told', async () => {
    let stopped = false;
    const outcome = await oneByOne([ready('a'), ready('b'), open, ready('c')], {
      issue: (one) => {
        stopped = one.document.id === 'a';
        return issue(one);
      },
      stopped: () => stopped,
      onTurn: nothing,
    });
    expect(ids(outcome.issued)).toEqual(['a']);
    expect(ids(outcome.untouched.map(({ document }) => document))).toEqual(['b', 'c']);
    expect(outcomeSentence(outcome)).toBe(
      '定稿 1 份，停止后 2 份没有轮到，1 份没有定稿：《抽样记录》白砂糖。',
    );
  });

  it('say so when none came through, and name the first of many', () => {
    expect(outcomeSentence({ issued: [], refused: [], untouched: [ready('a')] })).toBe(
      '一份也没有定稿，停止后 1 份没有轮到。',
    );
    const refused = ['a', 'b', 'c', 'd'].map((id) => ({ ...open, document: ready(id).document }));
    expect(outcomeSentence({ issued: [ready('e').document], refused, untouched: [] })).toBe(
      '定稿 1 份，4 份没有定稿：《抽样记录》a、《抽样记录》b、《抽样记录》c等。',
    );
  });
});
