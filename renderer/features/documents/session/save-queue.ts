import type { Values } from '#shared/domain/documents/template/template.ts';
import type { Problem } from '#shared/lib/problem.ts';

/**
 * Keeping a draft: at most one save is on its way, the newest values go next, and each save names the revision
 * it began from. `waiting` are values not yet sent.
 */
export interface SaveQueue {
  readonly revision: number;
  readonly waiting: Values | undefined;
  readonly sending: Values | undefined;
  /** why the last save was refused; typing goes on, nothing is lost */
  readonly problem: Problem | undefined;
  /** another window saved meanwhile: nothing is sent until the clerk has chosen */
  readonly conflict: boolean;
}

export type SaveEvent =
  | { readonly kind: 'edited'; readonly own: Values }
  /** the clerk paused, left the field or pressed Ctrl+S */
  | { readonly kind: 'flush' }
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** the newer state was loaded; with `own` the clerk's own values are to be saved over it */
  | { readonly kind: 'reloaded'; readonly revision: number; readonly own?: Values };

export interface SaveStep {
  readonly queue: SaveQueue;
  /** to be sent now */
  readonly send?: { readonly revision: number; readonly own: Values };
}

export const savedAt = (revision: number): SaveQueue => ({
  revision,
  waiting: undefined,
  sending: undefined,
  problem: undefined,
  conflict: false,
});

export function advance(queue: SaveQueue, event: SaveEvent): SaveStep {
  switch (event.kind) {
    case 'edited':
      return { queue: { ...queue, waiting: event.own } };
    case 'flush':
      return send(queue);
    case 'saved':
      return sendNext({ ...queue, revision: event.revision, sending: undefined, problem: undefined });
    case 'refused':
      return {
        queue: {
          ...queue,
          waiting: queue.waiting ?? queue.sending,
          sending: undefined,
          problem: event.problem,
          conflict: event.problem.code === 'conflict',
        },
      };
    case 'reloaded': {
      const fresh = savedAt(event.revision);
      return event.own === undefined ? { queue: fresh } : send({ ...fresh, waiting: event.own });
    }
  }
}

function send(queue: SaveQueue): SaveStep {
  if (queue.waiting === undefined || queue.sending !== undefined || queue.conflict) return { queue };
  return {
    queue: { ...queue, waiting: undefined, sending: queue.waiting },
    send: { revision: queue.revision, own: queue.waiting },
  };
}

/** What was typed while a save was on its way goes at once. */
const sendNext = (queue: SaveQueue): SaveStep => send(queue);

/** Nothing typed that the archive does not hold. */
export const isSaved = (queue: SaveQueue): boolean =>
  queue.waiting === undefined && queue.sending === undefined;

/** The words at the foot of the form. */
export function saveSentence(queue: SaveQueue): string {
  if (queue.conflict) return '本文书已在别的窗口改动，尚未保存的内容仍在这里。';
  if (queue.problem !== undefined) return `未能保存：${queue.problem.message}`;
  if (queue.sending !== undefined) return '正在保存…';
  if (queue.waiting !== undefined) return '有改动，停顿后自动保存';
  return '已保存';
}
