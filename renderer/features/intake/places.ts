/** Addresses inside 采集. A case in the address is the one the clerk came from. */
export const cardPlace = (folderId: string, caseId?: string): string =>
  `/intake/cards/${encodeURIComponent(folderId)}${caseId === undefined ? '' : `?case=${encodeURIComponent(caseId)}`}`;

export const importPlace = (jobId: string): string => `/intake/imports/${encodeURIComponent(jobId)}`;

export const batchPlace = (batchId: string): string => `/intake/batches/${encodeURIComponent(batchId)}`;
