import { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { type Asset, type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import type { DocumentFile, DocumentFormat, Documents } from './documents.ts';

const NAME = /^([0-9a-zA-Z]{1,64})\.(pdf|docx)$/;

const asset = ({ bytes, mime, fileName }: DocumentFile): Asset =>
  bytesAsset(bytes, mime, (part) => Readable.from([part]), fileName);

/** Turns `<key>.pdf` or `<key>.docx` into an asset; undefined when there is no such thing. */
function named(find: (key: string, format: DocumentFormat) => Promise<DocumentFile>): AssetSource {
  return async ([name, ...more]) => {
    const match = NAME.exec(name ?? '');
    if (match === null || more.length > 0) return undefined;
    const [, key = '', extension] = match;
    return found(find(key, extension === 'docx' ? 'docx' : 'pdf'));
  };
}

async function found(file: Promise<DocumentFile>): Promise<Asset | undefined> {
  try {
    return asset(await file);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return undefined;
    throw error;
  }
}

const DATA = /^([0-9a-zA-Z]{1,64})\.json$/;
const SCAN = /^scan(?:-([0-9a-z]{1,64}))?\.pdf$/;
const VERSION = /^v(\d{1,6})\.pdf$/;

/** `documents/<id>.pdf|.docx|.json`, `documents/<id>/scan.pdf`, an older scan `scan-<id>.pdf`, an earlier version `v1.pdf` */
export function documentAssets(documents: () => Documents): AssetSource {
  const whole = named((id, format) => documents().file(id, format));
  return async (rest) => {
    const [id = '', part, ...more] = rest;
    const data = part === undefined ? DATA.exec(id)?.[1] : undefined;
    if (data !== undefined) return found(documents().dataFile(data));
    if (part === undefined || more.length > 0) return whole(rest);
    const scan = SCAN.exec(part);
    const version = VERSION.exec(part);
    if (scan !== null) return found(documents().scanFile(id, scan[1]));
    return version === null ? undefined : found(documents().versionFile(id, Number(version[1])));
  };
}

/** `blank/<number>.pdf|.docx` */
export const blankAssets = (documents: () => Documents): AssetSource =>
  named((number, format) => documents().blank(Number(number), format));

const TOGETHER = /^([0-9a-zA-Z]{1,64}(?:-[0-9a-zA-Z]{1,64})*)\.pdf$/;

/** `together/<id>-<id>.pdf`: documents of a case in one file, to be printed at once. */
export const togetherAssets =
  (documents: () => Documents): AssetSource =>
  async ([name = '', ...more]) => {
    const ids = more.length > 0 ? undefined : TOGETHER.exec(name)?.[1];
    return ids === undefined ? undefined : found(documents().together(ids.split('-')));
  };

const REGISTER = /^(\d{4})(?:-(.{1,40}))?\.(pdf|xlsx)$/u;

/** `registers/2026.pdf|.xlsx`, or of one 字号 `registers/2026-市监处罚.pdf`: the register of 文号 of a year. */
export const registerAssets =
  (documents: () => Documents): AssetSource =>
  async ([name = '', ...more]) => {
    const [, year, kind, format] = (more.length > 0 ? null : REGISTER.exec(name)) ?? [];
    if (year === undefined || format === undefined) return undefined;
    return found(documents().registerFile(Number(year), format === 'pdf' ? 'pdf' : 'xlsx', kind));
  };
