import type { DocumentSummary } from '#shared/contract/documents.ts';
import { type DocumentData, schemaFileName } from '#shared/domain/documents/values/document-data.ts';
import type { JsonSchema } from '#shared/domain/documents/values/values-schema.ts';
import type { PayloadFile } from '../../platform/bagit/write-bag.ts';
import { packageFileNames } from '../../platform/bagit/package-names.ts';

/** An issued document: the PDF of the vault by its hash, the same words as DOCX, and as data with their schema. */
export interface PackagedDocument {
  readonly summary: DocumentSummary;
  readonly sha256: string;
  readonly docx: Uint8Array;
  readonly data: DocumentData;
  readonly schema: JsonSchema;
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/**
 * The issued documents below `文书/`, each as PDF, DOCX and data, with its signed scan where there is one, and the
 * schema of every kind of data below `文书/数据格式/`. PDFs and scans carry the hash they must still have.
 */
export function documentFiles(
  documents: readonly PackagedDocument[],
  pathOf: (sha256: string) => string,
): readonly PayloadFile[] {
  const files = documents.flatMap(({ summary, sha256, docx, data }, index) => {
    const { title, documentNumber, signedScan } = summary;
    const number = documentNumber === undefined ? '' : ` ${documentNumber}`;
    const name = `${String(index + 1).padStart(2, '0')}-${title.replaceAll('/', '、')}${number}`;
    return [
      { name: `${name}.pdf`, source: { file: pathOf(sha256) }, sha256 },
      { name: `${name}.docx`, source: { bytes: docx } },
      { name: `${name}.json`, source: { bytes: json(data) } },
      ...(signedScan === undefined
        ? []
        : [
            {
              name: `${name}（签字扫描件）.${extensions[signedScan.mime] ?? 'bin'}`,
              source: { file: pathOf(signedScan.sha256) },
              sha256: signedScan.sha256,
            },
          ]),
    ];
  });
  const names = packageFileNames(files.map(({ name }) => name));
  return [
    ...files.map(({ name, ...file }, index) => ({ ...file, path: `文书/${names[index] ?? name}` })),
    ...schemaFiles(documents),
  ];
}

/** One schema for each kind of data; where the bureau changed a template in between, both wordings. */
function schemaFiles(documents: readonly PackagedDocument[]): readonly PayloadFile[] {
  const schemas = new Map(
    documents.map(({ data, schema }) => [
      JSON.stringify(schema),
      { name: schemaFileName(data.template), schema },
    ]),
  );
  const found = [...schemas.values()];
  const names = packageFileNames(found.map(({ name }) => name));
  return found.map(({ name, schema }, index) => ({
    path: `文书/数据格式/${names[index] ?? name}`,
    source: { bytes: json(schema) },
  }));
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
