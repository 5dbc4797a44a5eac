/** 《抽样记录》酱油, 《行政处罚决定书》濮市监处罚〔2026〕1号: a document by what tells it apart in the list of its case. */
export function listName(document: {
  readonly title: string;
  readonly subject?: string | undefined;
  readonly documentNumber?: string | undefined;
}): string {
  return `《${document.title}》${document.subject ?? document.documentNumber ?? ''}`;
}
