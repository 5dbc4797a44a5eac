import mime from 'mime';
import { kindOfContent } from '#shared/domain/recordings/file-kind.ts';

/**
 * The type a file is kept and handed out as: what its name claims where its content is of that kind, else what its
 * content is. A name is finer than plain text and than marks that are only a few bytes.
 */
export function mediaType(path: string, content?: string): string {
  const named = mime.getType(path) ?? undefined;
  if (content === undefined) return named ?? UNKNOWN;
  const claimed = kindOfContent(named);
  if (kindOfContent(content) === claimed && claimed !== undefined) return named ?? content;
  const onlyNameKnows = content === 'text/plain' && claimed === undefined;
  return (onlyNameKnows ? named : undefined) ?? content;
}

const UNKNOWN = 'application/octet-stream';
