import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { editionFault } from '#shared/domain/procedure/counting/check-limits.ts';
import { deductionKinds, limitStartNames } from '#shared/domain/procedure/events/limit-events.ts';
import {
  isRuleId,
  type Limit,
  type Limits,
  limitsOf,
  limitUnits,
} from '#shared/domain/procedure/counting/limits.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { prepared } from '../files/prepared.ts';
import { readSmallText } from '../files/small-text.ts';
import { type DataFault, readData } from './read-data.ts';

const date = z.iso.date('应是日期，写作2026-03-05的形式');
const name = z.string().min(1);

/** A word of a closed list; another one is named in the refusal. */
const oneOf = <const T extends readonly string[]>(words: T, what: string) =>
  z.enum(words, {
    error: ({ input }) => (typeof input === 'string' ? `：不认识的${what}“${input}”` : `：没有写${what}`),
  });

const deductions = z.array(oneOf(deductionKinds, '扣除时间'));

const ruleFile = z.strictObject({
  what: name,
  start: oneOf(limitStartNames, '起算事件'),
  restDay: oneOf(['rolls', 'stays'], '休息日规则'),
  nature: oneOf(['within', 'passes'], '性质'),
  deductions: deductions.default([]),
  consequence: name,
  editions: z
    .array(
      z.strictObject({
        from: date,
        until: date.optional(),
        amount: z.number().int().positive('应大于零'),
        unit: oneOf(limitUnits, '单位'),
        extension: z.number().int().positive().optional(),
        extensionBy: name.optional(),
        furtherBy: name.optional(),
        /** in place of those of the rule */
        deductions: deductions.optional(),
        article: name,
        basis: oneOf(['law', 'practice', 'unverified'], '依据'),
        remark: name.optional(),
      }),
    )
    .min(1),
});

interface Edition {
  readonly limit: Limit;
  readonly file: string;
}

type RuleFile = z.infer<typeof ruleFile>;

const rulesFile = z.strictObject({ rules: z.record(z.string(), ruleFile) });

/**
 * Every rule of the `*.yaml` of a folder. A file with an error is refused (`invalid-input`, with file, line and cause):
 * a wrong limit would warn of nothing, or of everything.
 */
export async function readRules(folder: string): Promise<Limits> {
  return limitsOf(await prepared('limits', { folder, files: /\.yaml$/ }, () => readEditions(folder)));
}

async function readEditions(folder: string): Promise<readonly Limit[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  const editions = files.flatMap((file) => readRulesText(file, readSmallText(join(folder, file))));
  const twice = editions.find(
    ({ limit, file }) => editions.find((other) => other.limit.id === limit.id)?.file !== file,
  );
  if (twice !== undefined) {
    const { file, limit } = twice;
    throw new ProblemError('invalid-input', `期限文件“${file}”：规则${limit.id}在别的文件里已经有了。`, {
      file,
    });
  }
  return editions.map(({ limit }) => limit);
}

/** The editions of one file. Errors: `invalid-input` with file, line and cause. */
export function readRulesText(file: string, text: string, kind = '期限'): readonly Edition[] {
  const { rules } = readData({ kind, name: file, text }, rulesFile, (read) => {
    for (const [id, rule] of Object.entries(read.rules)) {
      const fault = ruleFault(id, rule);
      if (fault !== undefined) return fault;
    }
    return undefined;
  });
  return Object.entries(rules).flatMap(([id, rule]) =>
    editionsOf(id, rule).map((limit) => ({ limit, file })),
  );
}

function editionsOf(id: string, { editions, ...common }: RuleFile): readonly Limit[] {
  if (!isRuleId(id)) return [];
  return editions.map((edition) => ({
    ...common,
    ...edition,
    id,
    deductions: edition.deductions ?? common.deductions,
  }));
}

function ruleFault(id: string, rule: RuleFile): DataFault | undefined {
  if (!isRuleId(id)) return { path: ['rules', id], sentence: `没有编号为“${id}”的规则` };
  const fault = editionFault(editionsOf(id, rule));
  return fault === undefined
    ? undefined
    : { path: ['rules', id, 'editions', fault.at], sentence: fault.sentence };
}
