export const documentPath = (documentId: string): string => `/documents/${documentId}`;

/** 成批填写: the table whose first row is this draft. */
export const batchPath = (documentId: string): string => `${documentPath(documentId)}/batch`;
