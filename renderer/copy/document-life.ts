import type { LifeState } from '#shared/domain/documents/life.ts';

/** How its tag looks. */
export const lifeStateColours: Readonly<Record<LifeState, string>> = {
  draft: 'processing',
  correcting: 'processing',
  finalised: 'success',
  signed: 'success',
  filed: 'blue',
  void: 'default',
};

/** `第2版`; nothing for a document that was never corrected. */
export const versionText = (version: number | undefined): string =>
  version === undefined || version === 1 ? '' : `第${version.toString()}版`;

/** Part of a case file by its name. */
export const partNames: Readonly<Record<string, string>> = { principal: '正卷', supplementary: '副卷' };
