import type { ReactNode } from 'react';
import type { DraftSession } from '../session/draft-session.ts';
import { nextOpen, type OpenItem } from '../form/form-model.ts';
import { fieldPlace } from '../values/field-place.ts';
import { isSaved, saveSentence } from '../session/save-queue.ts';
import { useSessionPart } from '../session/use-session.ts';
import '../desk/desk.css';

interface BatchFootProps {
  readonly session: DraftSession;
  readonly name: string;
  /** rows with something in them */
  readonly filled: number;
  readonly problems: number;
  /** fields common to all that are open or wrong */
  readonly items: readonly OpenItem[];
  readonly focused: string | undefined;
  readonly onGoTo: (field: string) => void;
  readonly children: ReactNode;
}

/** In one line: how many documents the table makes, what is in the way, what all of them still lack. */
export function BatchFoot(props: BatchFootProps) {
  const { session, name, filled, problems, items, focused, onGoTo, children } = props;
  const queue = useSessionPart(session, (state) => state.queue);
  const next = nextOpen(items, focused === undefined ? undefined : fieldPlace(focused).field);
  const troubled = queue.conflict || queue.problem !== undefined;
  return (
    <footer className="draft-foot">
      <span className={problems > 0 ? 'alarm' : ''} role="status" aria-label="表格">
        {problems > 0
          ? `表格有 ${problems.toString()} 处要改，改好才能建`
          : filled > 1
            ? `共 ${filled.toString()} 行，${filled.toString()} 份${name}`
            : '在表格里填写第 2 行起的内容'}
      </span>
      {next !== undefined && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            onGoTo(next.field);
          }}
        >
          相同的栏目还差 {items.length} 项 ▸ <span className="quiet">{next.sentence}</span>
        </button>
      )}
      <span className={troubled ? 'alarm' : 'quiet'} role="status" data-saved={isSaved(queue)}>
        {saveSentence(queue)}
      </span>
      <div className="draft-foot-actions">{children}</div>
    </footer>
  );
}
