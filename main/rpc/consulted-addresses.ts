import type { ConsultedId } from './consulted-id.ts';

/** What of cases an address hands out, by the parts behind its first. */
export type ConsultedAddress = (rest: readonly string[]) => readonly ConsultedId[];

/** `<sha256>` of an original or of what was made from it */
export const ofContent: ConsultedAddress = ([id]) => (id === undefined ? [] : [{ key: 'sha256', id }]);

/** `<id>.pdf`, `<id>/scan.pdf`, `<id>-<id>.pdf` */
export const ofDocuments: ConsultedAddress = ([name = '']) =>
  name
    .replace(/\.\w+$/, '')
    .split('-')
    .filter((id) => id !== '')
    .map((id) => ({ key: 'documentId', id }));

/** `<case>/register.pdf` */
export const ofCase: ConsultedAddress = ([id]) => (id === undefined ? [] : [{ key: 'caseId', id }]);

/** `<case>/principal.pdf`, `attachments/<id>.pdf` */
export const ofVolume: ConsultedAddress = ([first, name = '']) => {
  if (first === undefined) return [];
  return first === 'attachments'
    ? [{ key: 'attachmentId', id: name.replace(/\.\w+$/, '') }]
    : [{ key: 'volumeOf', id: first }];
};
