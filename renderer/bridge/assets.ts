import * as z from 'zod';
import { problemSchema, sha256 } from '#shared/contract/kit.ts';
import { SEAT_HEADER, VIEW_PARAMETER } from '#shared/contract/session.ts';
import { BridgeError } from './problem.ts';
import { seatAtWindow } from './seat.ts';
import { useSeat } from './session.ts';

/** The URL of an asset by its address, e.g. `asset('documents/ID.pdf')`, as who sits here now may fetch it. */
export function asset(address: string): string {
  const path = address.split('/').map(encodeURIComponent).join('/');
  const view = seatAtWindow.state().seat?.view ?? '';
  return `/assets/${path}?${VIEW_PARAMETER}=${view}`;
}

/** The same for what stays on the screen: another seat, another URL, and what shows it is drawn again. */
export function useAsset(): typeof asset {
  useSeat();
  return asset;
}

/** Saves an asset under the name the core offers, through the browser's own download. */
export function download(address: string): void {
  const link = document.createElement('a');
  link.href = `${asset(address)}&download`;
  link.download = '';
  link.click();
}

const uploadedSchema = z.object({ sha256, bytes: z.number(), mime: z.string() });
export type Uploaded = z.infer<typeof uploadedSchema>;

/** Brings a file of this machine to the core; the result is named in `volumes.addAttachment`. Throws BridgeError. */
export async function upload(file: File, signal?: AbortSignal): Promise<Uploaded> {
  const token = seatAtWindow.token();
  const answer = await fetch('/upload', {
    method: 'POST',
    headers: {
      'content-type': file.type === '' ? 'application/octet-stream' : file.type,
      'x-file-name': encodeURIComponent(file.name),
      ...(token === undefined ? {} : { [SEAT_HEADER]: token }),
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
  if (told.success && told.data.code === 'actor-missing') seatAtWindow.lose(token, told.data.message);
  if (told.success && told.data.code === 'seat-locked') seatAtWindow.lock(token);
  throw new BridgeError(
    told.success
      ? { code: told.data.code, message: told.data.message }
      : { code: 'bug', message: `“${file.name}”没有传上去，请重试；仍不行时请把日志交给维护人员。` },
  );
}
