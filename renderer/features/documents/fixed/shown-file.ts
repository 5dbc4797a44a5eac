/** Which of the files of an issued document is on the desk. */
export type ShownFile =
  | { readonly kind: 'printed' }
  /** the signed scan in force, or an older one by its id */
  | { readonly kind: 'scan'; readonly scanId?: string }
  | { readonly kind: 'version'; readonly version: number };

/** Its address among the assets. */
export function addressOf(documentId: string, file: ShownFile): string {
  switch (file.kind) {
    case 'printed':
      return `documents/${documentId}.pdf`;
    case 'scan':
      return `documents/${documentId}/scan${file.scanId === undefined ? '' : `-${file.scanId}`}.pdf`;
    case 'version':
      return `documents/${documentId}/v${file.version.toString()}.pdf`;
  }
}

/** Where to say what is shown when it is not what counts; undefined otherwise. */
export function pastText(file: ShownFile): string | undefined {
  if (file.kind === 'version') return `这是第${file.version.toString()}版，已补正，仅供查阅。`;
  return file.kind === 'scan' && file.scanId !== undefined ? '这是以前的签字扫描件，仅供查阅。' : undefined;
}
