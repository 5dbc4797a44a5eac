/** State of the address of a document that was issued a moment ago. */
export const JUST_ISSUED = { issued: true } as const;

export const isJustIssued = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'issued' in state && state.issued === true;
