import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTags } from './manifest.ts';

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export interface Declaration {
  /** From version 1.0 on, every payload manifest lists the whole payload. */
  readonly manifestsAreWhole: boolean;
  /** Reads a tag file as the declaration says; a byte order mark in front is no part of it. */
  readonly decode: (bytes: Uint8Array) => string;
  readonly problems: readonly string[];
}

/** Every version there has been: the drafts still met with, and RFC 8493. */
const versions = /^(0\.9[3-7]|1\.0)$/;
const BOM = [0xef, 0xbb, 0xbf];

/** What bagit.txt says, and what is wrong with it (RFC 8493, 2.1.1). */
export async function readDeclaration(bag: string): Promise<Declaration> {
  const bytes = await readFile(join(bag, 'bagit.txt'));
  const problems: string[] = [];
  if (BOM.every((byte, index) => bytes[index] === byte))
    problems.push('bagit.txt 开头有字节顺序标记（BOM），规范不允许。');
  const tags = parseTags(bytes.toString('utf8'));
  const values = (label: string) => tags.filter(([name]) => name === label).map(([, value]) => value.trim());
  const [version, ...moreVersions] = values('BagIt-Version');
  const [encoding, ...moreEncodings] = values('Tag-File-Character-Encoding');
  if ([undefined, ''].includes(version) || [undefined, ''].includes(encoding) || tags.length !== 2)
    problems.push('bagit.txt 的内容不对：应只有两行，写明 BagIt 版本和编码。');
  for (const one of [version ?? '', ...moreVersions]) {
    if (one !== '' && !versions.test(one))
      problems.push(`bagit.txt 写的 BagIt 版本“${one}”不存在，不能按规范核验。`);
  }
  let decoder = new TextDecoder('utf-8');
  for (const one of [encoding ?? '', ...moreEncodings]) {
    if (one === '') continue;
    try {
      decoder = new TextDecoder(one);
    } catch {
      problems.push(`bagit.txt 写的编码“${one}”不认识，清单按 UTF-8 读取。`);
    }
  }
  return {
    manifestsAreWhole: version?.startsWith('0.') !== true,
    decode: (text) => decoder.decode(text),
    problems,
  };
}
