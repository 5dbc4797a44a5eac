import mime from 'mime';
import { kindOfContent } from '#shared/domain/recordings/file-kind.ts';

/**
 * The type a file is kept and handed out as: what its name claims where its content is of that kind, else what its
 * content is.
 */
export function mediaType(path: string, content?: string): string {
  const named = mime.getType(path) ?? undefined;
  const told = kindOfContent(content);
  if (told === undefined) return named ?? 'application/octet-stream';
  const agrees = named !== undefined && kindOfContent(named) === told;
  return (agrees ? named : content) ?? 'application/octet-stream';
}
