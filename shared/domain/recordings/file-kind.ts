import { isSystemFile } from '../../lib/system-files.ts';

/** What a file on a card is to us. `ignored` is an operating-system artefact: listed, never imported. */
export const fileKinds = ['video', 'audio', 'photo', 'log', 'sidecar', 'ignored'] as const;
export type FileKind = (typeof fileKinds)[number];

const byExtension: Readonly<Record<string, FileKind>> = {
  ...each('video', 'mp4 mov avi mkv ts dav 3gp m4v flv 360 mts m2ts'),
  ...each('audio', 'wav mp3 aac amr m4a wma'),
  ...each('photo', 'jpg jpeg png bmp dng'),
  ...each('log', 'log'),
};

const logNames = /^log[-_]?\d{6,8}\.txt$/i;

/**
 * The kind of one card file by its path alone (relative, `/` between the parts).
 * What no rule knows is a `sidecar`: vendor indexes are kept unread beside the recordings.
 */
export function kindOfPath(path: string): FileKind {
  const name = path.split('/').at(-1) ?? '';
  if (isSystemFile(path)) return 'ignored';
  if (logNames.test(name)) return 'log';
  return byExtension[extensionOf(name)] ?? 'sidecar';
}

/** Lower-case extension without the dot, `''` when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function each(kind: FileKind, extensions: string): Record<string, FileKind> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}
