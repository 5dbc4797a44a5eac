import { join } from 'node:path';
import type { PenaltyAmounts } from '#shared/domain/documents/facts/penalty-amounts.ts';
import { type Limit, type Limits, limitsOf } from '#shared/domain/procedure/counting/limits.ts';
import type { DataKind, RefusedFile } from './data-folder.ts';
import { type OwnData, readOwnData } from './own-data.ts';
import { penaltyAmountsOf, readPenaltyAmounts } from './penalty-amounts.ts';
import { readRules, readRulesText } from './procedure-limits.ts';

const AMOUNTS = 'penalty-amounts.yaml';

export interface LimitsInForce {
  readonly limits: Limits;
  readonly amounts: PenaltyAmounts;
  /** ids of rules that count by a file of the bureau */
  readonly ownIds: ReadonlySet<string>;
  readonly problems: readonly RefusedFile[];
}

export const ownRules: DataKind<readonly Limit[]> = {
  kind: '本局期限',
  names: /^(?!penalty-amounts\.yaml$).*\.yaml$/,
  read: ({ kind, name, text }) => readRulesText(name, text, kind).map(({ limit }) => limit),
  ids: (limits) => [...new Set(limits.map(({ id }) => id))],
};

export const ownAmounts: DataKind<PenaltyAmounts> = {
  kind: '本局数额',
  names: /^penalty-amounts\.yaml$/,
  read: penaltyAmountsOf,
};

/**
 * 期限和数额 in force: a rule in a file of the bureau takes the place of the program's rule with all its editions, and
 * its `penalty-amounts.yaml` that of the program's amounts. A file of the bureau with an error is named, and what the
 * program brings counts. Errors: `invalid-input` for the program's own files, without which nothing may be counted.
 * @param shipped `resources/limits`
 */
export async function readLimitsInForce({
  shipped,
  own,
}: {
  readonly shipped: string;
  readonly own: OwnData;
}): Promise<LimitsInForce> {
  const program = await readRules(join(shipped, 'rules'));
  const amounts = await readPenaltyAmounts(join(shipped, AMOUNTS));
  const { entries, problems } = readOwnData(own, ownRules);
  const bureauAmounts = readOwnData(own, ownAmounts);
  const bureau = entries.flat();
  const ownIds = new Set<string>(bureau.map(({ id }) => id));
  const limits = limitsOf([...program.all().filter(({ id }) => !ownIds.has(id)), ...bureau]);
  return {
    limits,
    ownIds,
    amounts: bureauAmounts.entries[0] ?? amounts,
    problems: [...problems, ...bureauAmounts.problems],
  };
}
