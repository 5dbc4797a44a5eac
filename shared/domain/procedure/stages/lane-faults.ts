import type { Lane } from './lane.ts';

/** What is wrong with a lane beyond its shape, and where: without a full stop. */
export interface LaneFault {
  /** index of the step */
  readonly at: number;
  readonly sentence: string;
}

/** A step that is there twice, follows one that is not there, or follows itself by a detour. */
export function laneFault({ steps, leaves }: Pick<Lane, 'steps' | 'leaves'>): LaneFault | undefined {
  const ids = new Set<string>();
  for (const [at, { id }] of steps.entries()) {
    if (ids.has(id)) return { at, sentence: `步骤“${id}”写了两次` };
    ids.add(id);
  }
  for (const [at, { id, after }] of steps.entries()) {
    const unknown = after.find((before) => !ids.has(before));
    if (unknown !== undefined) return { at, sentence: `步骤“${id}”排在没有的步骤“${unknown}”之后` };
  }
  const kept = leaves.flatMap(({ keep }) => keep).find((id) => !ids.has(id));
  if (kept !== undefined) return { at: 0, sentence: `离开原来的程序时保留的步骤“${kept}”不在步骤里` };
  const circle = circleIn(steps);
  return circle === undefined
    ? undefined
    : {
        at: steps.findIndex(({ id }) => id === circle[0]),
        sentence: `步骤“${circle.join('”“')}”互相排在后面，没有开头`,
      };
}

/** The steps left over once every step whose predecessors are gone is taken away again and again. */
function circleIn(steps: Lane['steps']): readonly string[] | undefined {
  let left = steps;
  for (;;) {
    const waiting = new Set(left.map(({ id }) => id));
    const next = left.filter(({ after }) => after.some((before) => waiting.has(before)));
    if (next.length === 0) return undefined;
    if (next.length === left.length) return next.map(({ id }) => id);
    left = next;
  }
}
