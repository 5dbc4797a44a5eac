import * as z from 'zod';
import { problemSchema, sha256 } from '#shared/contract/kit.ts';
import { client } from './client.ts';
import { BridgeError } from './problem.ts';

/** The URL of an asset by its address, e.g. `asset('documents/ID.pdf')`. */
export function asset(address: string): string {
  return `/assets/${address.split('/').map(encodeURIComponent).join('/')}`;
}

/** Saves an asset under the name the core offers, through the browser's own download. */
export function download(address: string): void {
  const link = document.createElement('a');
  link.href = `${asset(address)}?download`;
  link.download = '';
  link.click();
}

const uploadedSchema = z.object({ sha256, bytes: z.number(), mime: z.string() });
export type Uploaded = z.infer<typeof uploadedSchema>;

/** Brings a file of this machine to the core; the result is named in `volumes.addAttachment`. Throws BridgeError. */
export async function upload(file: File, signal?: AbortSignal): Promise<Uploaded> {
  const { ticket } = await client.session.ticket({}, { ...(signal === undefined ? {} : { signal }) });
  const answer = await fetch('/upload', {
    method: 'POST',
    headers: {
      'content-type': file.type === '' ? 'application/octet-stream' : file.type,
      'x-file-name': encodeURIComponent(file.name),
      'x-session': ticket,
    },
    body: file,
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new BridgeError({
      code: 'not-available',
      message: `“${file.name}”没有传上去：与程序的连接断开，请重试。`,
    });
  });
  const body: unknown = await answer.json().catch(() => undefined);
  const uploaded = uploadedSchema.safeParse(body);
  if (answer.ok && uploaded.success) return uploaded.data;
  const told = problemSchema.safeParse(body);
  throw new BridgeError(
    told.success
      ? { code: told.data.code, message: told.data.message }
      : { code: 'bug', message: `“${file.name}”没有传上去，请重试；仍不行时请把日志交给维护人员。` },
  );
}
