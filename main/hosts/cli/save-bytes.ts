import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Saved {
  readonly value: { readonly file: string; readonly bytes: number };
  readonly lines: readonly string[];
}

/** Writes the bytes; the name appears only once they are all there. */
export async function saveBytes(bytes: Uint8Array, file: string): Promise<Saved> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
  return { value: { file, bytes: bytes.byteLength }, lines: [`已生成：${file}`] };
}
