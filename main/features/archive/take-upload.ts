import type { Readable } from 'node:stream';
import mime from 'mime';
import type { Actor } from '#shared/contract/session.ts';
import type { Archive, Original } from './archive.ts';

/** Keeps an uploaded file as an original; its type is judged by its name until somebody looks inside. */
export async function takeUpload(
  archive: Archive,
  actor: Actor,
  fileName: string,
  bytes: Readable,
): Promise<Original> {
  const original = await archive.takeIn(bytes, mime.getType(fileName) ?? 'application/octet-stream');
  await archive.act(actor, async (tx) => {
    await archive.recordOriginal(tx, original);
    return {
      value: undefined,
      act: {
        act: 'archive.upload',
        sentence: `收存上传的文件“${fileName}”`,
        details: { sha256: original.sha256, sm3: original.sm3, bytes: original.bytes },
      },
    };
  });
  return original;
}
