/** 行政处罚决定书、不予行政处罚决定书 */
export const DECISIONS: readonly number[] = [45, 46];
