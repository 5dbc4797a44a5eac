import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { caseStages, procedures } from '#shared/domain/cases/stage.ts';
import { documentKinds } from '#shared/domain/procedure/timeline/document-kind.ts';
import { setRules } from '#shared/domain/procedure/agreed-days.ts';
import { isRuleId, ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import { procedureEvents } from '#shared/domain/procedure/events/procedure-event.ts';
import type { Condition, ConditionWord } from '#shared/domain/procedure/stages/condition.ts';
import { caseRegisterNames, type Lane, doerNames } from '#shared/domain/procedure/stages/lane.ts';
import { laneFault } from '#shared/domain/procedure/stages/lane-faults.ts';
import { situationFactNames } from '#shared/domain/procedure/stages/situation-fact.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { prepared } from '../files/prepared.ts';
import { readDataFile } from './data-folder.ts';
import { type DataFault, type DataFile, readData } from './read-data.ts';

const text = z.string().trim().min(1, '不能是空的');
const date = z.iso.date('应是日期，写作2026-03-05的形式');

/** A word of a closed list; another one is named in the refusal. */
const oneOf = <const T extends readonly string[]>(words: T, what: string) =>
  z.enum(words, {
    error: ({ input }) => (typeof input === 'string' ? `：不认识的${what}“${input}”` : `：没有写${what}`),
  });

const event = oneOf(procedureEvents, '事件');
const kind = oneOf(documentKinds, '文书');
const rule = oneOf(ruleIds, '期限');

const PASSED = 'passed:';
const SERVED = 'served:';

/** `filed`, `!measure_open`, `passed:D4`, `served:penalty_notice`. */
function wordOf(written: string): ConditionWord | undefined {
  const not = written.startsWith('!');
  const name = not ? written.slice(1) : written;
  const asked = name.slice(PASSED.length);
  if (name.startsWith(PASSED)) return isRuleId(asked) ? { kind: 'passed', rule: asked, not } : undefined;
  if (name.startsWith(SERVED)) {
    const document = documentKinds.find((one) => one === name.slice(SERVED.length));
    return document === undefined ? undefined : { kind: 'served', document, not };
  }
  const known = procedureEvents.find((one) => one === name);
  if (known !== undefined) return { kind: 'event', event: known, not };
  const fact = situationFactNames.find((one) => one === name);
  return fact === undefined ? undefined : { kind: 'fact', fact, not };
}

/** One entry for each thing that must hold; `|` parts what may stand for one another. */
const condition = z.array(text).transform((entries, context): Condition =>
  entries.map((entry, index) =>
    entry.split('|').flatMap((written) => {
      const word = wordOf(written.trim());
      if (word !== undefined) return [word];
      context.addIssue({ code: 'custom', path: [index], message: `：不认识的条件“${written.trim()}”` });
      return [];
    }),
  ),
);

const need = z.strictObject({
  kind,
  need: oneOf(['required', 'usual', 'optional'], '要求'),
  when: condition.default([]),
  article: text.optional(),
  event: event.optional(),
  values: z.record(z.string(), text).optional(),
  since: event.optional(),
  serves: z.array(kind).default([]),
});

const step = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/, '应由小写字母和下划线组成'),
  name: text,
  stage: oneOf(caseStages, '办案阶段').optional(),
  when: condition.default([]),
  /** the step before it, unless it says otherwise */
  after: z.array(text).optional(),
  done: condition,
  waits: rule.optional(),
  by: oneOf(doerNames, '办理人'),
  /** lanes in which it is done while a run of one is open */
  through: z.array(text).default([]),
  documents: z.array(need).default([]),
  register: oneOf(caseRegisterNames, '台账').optional(),
  limit: oneOf([...ruleIds, ...setRules], '期限').optional(),
  requires: z
    .array(
      z.strictObject({
        that: condition,
        otherwise: text,
        article: text,
        weight: oneOf(['unlawful', 'unusual'], '性质'),
        remains: z.literal(true).optional(),
      }),
    )
    .default([]),
  article: text,
  says: text,
});

const lane = z.strictObject({
  id: text,
  name: text,
  procedure: oneOf(procedures, '程序').optional(),
  startsWith: z.array(event).default([]),
  endsWith: z.array(event).default([]),
  leaves: z.array(z.strictObject({ when: condition, keep: z.array(text) })).default([]),
  from: date,
  until: date.optional(),
  article: text,
  basis: oneOf(['law', 'practice', 'unverified'], '依据'),
  steps: z.array(step).min(1, '至少要有一个步骤'),
});

const lanesFile = z.strictObject({ lanes: z.array(lane).min(1, '至少要有一个程序') });
type LaneFile = z.output<typeof lane>;

const laneOf = ({ steps, ...rest }: LaneFile): Lane => ({
  ...rest,
  steps: steps.map(({ after, ...written }, index) => ({
    ...written,
    after: after ?? steps.slice(Math.max(0, index - 1), index).map(({ id }) => id),
  })),
});

/**
 * Every way a case can take, from the `*.yaml` of a folder. Errors: `invalid-input` with file, line and cause: a way
 * that leads wrong is worse than none.
 */
export async function readLanes(folder: string): Promise<readonly Lane[]> {
  return prepared('lanes', { folder, files: /\.yaml$/ }, async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
    const read = files.map((file) => ({
      file,
      lanes: readLanesText(readDataFile(join(folder, file), '程序')),
    }));
    refuseOverlaps(read);
    refuseUnknownLanes(read);
    return read.flatMap(({ lanes }) => lanes);
  });
}

/** The lanes of one file. Errors: `invalid-input` with file, line and cause. */
export const readLanesText = (file: DataFile): readonly Lane[] =>
  readData(file, lanesFile, ({ lanes }) => faultIn(lanes)).lanes.map(laneOf);

function faultIn(lanes: readonly LaneFile[]): DataFault | undefined {
  for (const [index, one] of lanes.entries()) {
    if ((one.procedure === undefined) === (one.startsWith.length === 0))
      return {
        path: ['lanes', index],
        sentence: `程序“${one.name}”要么写明适用的程序（procedure），要么写明从什么事开始（startsWith）`,
      };
    const fault = laneFault(laneOf(one));
    if (fault !== undefined) return { path: ['lanes', index, 'steps', fault.at], sentence: fault.sentence };
  }
  return undefined;
}

/** The lanes of one file, with its name. */
export interface ReadLanes {
  readonly file: string;
  readonly lanes: readonly Lane[];
}

/** Two editions of one way that are in force on one day. */
export function refuseOverlaps(read: readonly ReadLanes[]): void {
  const seen: Lane[] = [];
  for (const { file, lanes } of read)
    for (const one of lanes) {
      const clash = seen.find(
        (other) =>
          other.id === one.id &&
          (other.until === undefined || one.from <= other.until) &&
          (one.until === undefined || other.from <= one.until),
      );
      if (clash !== undefined)
        throw new ProblemError(
          'invalid-input',
          `程序文件“${file}”：程序“${one.name}”有两个版本的施行日期重叠（${clash.from}起和${one.from}起）。`,
          { file },
        );
      seen.push(one);
    }
}

/** A step that is done in a lane nobody wrote. */
export function refuseUnknownLanes(read: readonly ReadLanes[]): void {
  const ids = new Set(read.flatMap(({ lanes }) => lanes.map(({ id }) => id)));
  for (const { file, lanes } of read)
    for (const { steps } of lanes)
      for (const { name, through } of steps) {
        const unknown = through.find((id) => !ids.has(id));
        if (unknown !== undefined)
          throw new ProblemError(
            'invalid-input',
            `程序文件“${file}”：步骤“${name}”要在程序“${unknown}”里办理，没有这个程序。`,
            { file },
          );
      }
}
