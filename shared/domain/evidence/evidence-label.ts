/** Recordings that are cited as evidence; logs and side files of a recorder are not. */
export const evidenceKinds = { video: '视频', audio: '录音', photo: '照片' } as const;
export type EvidenceKind = keyof typeof evidenceKinds;
export const evidenceKindIds: readonly EvidenceKind[] = ['video', 'audio', 'photo'];

export const isEvidenceKind = (kind: string): kind is EvidenceKind => Object.hasOwn(evidenceKinds, kind);

/** 视频03: how documents of a case call a recording. The number is given once and never to another one. */
export const evidenceLabel = (kind: EvidenceKind, number: number): string =>
  `${evidenceKinds[kind]}${number.toString().padStart(2, '0')}`;
