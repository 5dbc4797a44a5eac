import mime from 'mime';

/** The type a file name claims; what a recorder writes is named truthfully, and players look for themselves. */
export const mediaType = (path: string): string => mime.getType(path) ?? 'application/octet-stream';
