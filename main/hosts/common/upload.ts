import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { SEAT_HEADER } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { wellFormed } from '#shared/lib/well-formed.ts';
import type { App } from '#main/app.ts';
import type { Upload } from '#main/rpc/assets.ts';

/**
 * Takes the body of `POST /upload` into the vault. `X-File-Name` is percent-encoded. Who acts is
 * who has the seat that the request shows; a request cannot name an officer.
 * The body is read to its end even when it is refused: a browser that is still sending would not read the reason.
 */
export async function takeBody(app: Pick<App, 'takeUpload'>, request: Request): Promise<Upload> {
  // The one body type of Node and of Electron, declared twice.
  const source = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as ReadableStream);
  const body = new PassThrough();
  source.on('error', (error) => {
    body.destroy(new ProblemError('cancelled', '上传中断，请重新上传。', undefined, error));
  });
  try {
    const name = fileName(request.headers.get('X-File-Name'));
    source.pipe(body);
    return await app.takeUpload(name, request.headers.get(SEAT_HEADER) ?? undefined, body);
  } finally {
    source.unpipe(body);
    source.resume();
  }
}

function fileName(header: string | null): string {
  try {
    const name = wellFormed(decodeURIComponent(header ?? ''));
    if (name !== '') return name;
  } catch {
    // A broken escape is no name either.
  }
  throw new ProblemError('invalid-input', '上传的文件没有名称，请重新选择。');
}
