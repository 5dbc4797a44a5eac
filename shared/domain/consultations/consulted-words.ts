import type { Consulted, ConsultedKind } from './consultation.ts';

const nouns: Readonly<Record<ConsultedKind, string>> = {
  case: '案件资料',
  document: '文书',
  recording: '录音录像',
  attachment: '附件',
  volume: '案卷',
  package: '移交包',
};

/** 文书“现场笔录”, 案件资料 */
export const consultedWords = ({ kind, name }: Pick<Consulted, 'kind' | 'name'>): string =>
  name === '' ? nouns[kind] : `${nouns[kind]}“${name}”`;
