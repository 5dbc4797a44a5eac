import { ProblemError } from '../../lib/problem.ts';

/** What the 卷内备考表 (template 56) is computed from. */
export interface RemarksFacts {
  readonly items: number;
  readonly pages: number;
  readonly photos: number;
  readonly discs: number;
  /** Names of required material that is not in the volume. */
  readonly missing: readonly string[];
  /** Sentences of the clerk: damage, changes, later additions. */
  readonly notes: readonly string[];
  readonly archivist: string;
  readonly checker: string;
  /** 立卷时间, `2026-03-05`. */
  readonly filedDate?: string;
}

export interface RemarksValues {
  /** 本卷情况说明 */
  readonly description: string;
  readonly archivist: string;
  readonly checker: string;
  readonly filedDate: string;
}

/**
 * The values of the remarks sheet. It states what was counted and what is absent; that nothing is damaged is for
 * the people who sign to say. Throws `blocked-by-rule` when 立卷人 and 检查人 are the same person.
 */
export function remarksValues(facts: RemarksFacts): RemarksValues {
  if (facts.archivist !== '' && facts.archivist === facts.checker) {
    throw new ProblemError('blocked-by-rule', '立卷人和检查人不能是同一个人，请换一位检查人。', {
      rule: 'remarks-two-people',
    });
  }
  const contained = [
    ...(facts.photos > 0 ? [`照片${facts.photos}张`] : []),
    ...(facts.discs > 0 ? [`光盘${facts.discs}张`] : []),
  ];
  const inside = contained.length === 0 ? '' : `，其中${contained.join('、')}`;
  const lines = [
    `本卷共${facts.items}件${facts.pages}页${inside}。`,
    ...(facts.missing.length === 0 ? [] : [`缺：${facts.missing.join('、')}。`]),
    ...facts.notes,
  ];
  return {
    description: lines.join('\n'),
    archivist: facts.archivist,
    checker: facts.checker,
    filedDate: facts.filedDate ?? '',
  };
}
