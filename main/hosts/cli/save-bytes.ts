import { Readable } from 'node:stream';
import { saveFile } from '../common/save-file.ts';

export interface Saved {
  readonly value: { readonly file: string; readonly bytes: number };
  readonly lines: readonly string[];
}

/** Writes the bytes; the name appears only once they are all there. */
export async function saveBytes(bytes: Uint8Array, file: string): Promise<Saved> {
  await saveFile(Readable.from([bytes], { objectMode: false }), file);
  return { value: { file, bytes: bytes.byteLength }, lines: [`已生成：${file}`] };
}
