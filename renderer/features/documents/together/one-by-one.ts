import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { problem } from '../../../bridge/problem.ts';
import type { NotReady, Readiness, Ready } from './readiness.ts';

/** What became of the marked documents, in the order of the list; what was settled before is not spoken of. */
export interface Outcome {
  readonly issued: readonly AnjuanDocument[];
  /** Left as drafts, with the sentence that says why. */
  readonly refused: readonly NotReady[];
  /** Ready, but stopped before their turn. */
  readonly untouched: readonly Ready[];
}

interface Run {
  /** Issues one document as its own act. */
  readonly issue: (ready: Ready) => Promise<AnjuanDocument>;
  /** Asked between two documents. */
  readonly stopped: () => boolean;
  /** `turn` counts from 1. */
  readonly onTurn: (ready: Ready, turn: number) => void;
}

/** Finalises what is ready, one after the other. One that is refused stays a draft and does not stop the rest. */
export async function oneByOne(
  documents: readonly Readiness[],
  { issue, stopped, onTurn }: Run,
): Promise<Outcome> {
  const issued: AnjuanDocument[] = [];
  const refused: NotReady[] = [];
  const untouched: Ready[] = [];
  let turn = 0;
  for (const one of documents) {
    if (one.kind === 'not-ready') refused.push(one);
    if (one.kind !== 'ready') continue;
    if (stopped()) {
      untouched.push(one);
      continue;
    }
    turn += 1;
    onTurn(one, turn);
    try {
      issued.push(await issue(one));
    } catch (error) {
      const { message, details } = problem(error);
      const field = details?.['field'];
      refused.push({
        kind: 'not-ready',
        document: one.document,
        reason: message,
        field: typeof field === 'string' ? field : '',
      });
    }
  }
  return { issued, refused, untouched };
}

/** The list below the sentence names them all. */
const NAMED = 3;

/** 定稿 11 份，1 份没有定稿：《抽样记录》白砂糖。 */
export function outcomeSentence({ issued, refused, untouched }: Outcome): string {
  const names = refused.slice(0, NAMED).map(({ document }) => listName(document));
  const more = refused.length > NAMED ? '等' : '';
  const parts = [
    issued.length === 0 ? '一份也没有定稿' : `定稿 ${issued.length.toString()} 份`,
    ...(untouched.length === 0 ? [] : [`停止后 ${untouched.length.toString()} 份没有轮到`]),
    ...(refused.length === 0 ? [] : [`${refused.length.toString()} 份没有定稿：${names.join('、')}${more}`]),
  ];
  return `${parts.join('，')}。`;
}
