/** What a file on a card is to us. `ignored` is an operating-system artefact: listed, never imported. */
export const fileKinds = ['video', 'audio', 'photo', 'log', 'sidecar', 'ignored'] as const;
export type FileKind = (typeof fileKinds)[number];
type Evidence = 'video' | 'audio' | 'photo';

const extensions: Readonly<Record<Evidence, readonly string[]>> = {
  video:
    'mp4 mov avi mkv ts dav 3gp 3g2 m4v flv 360 mts m2ts mpg mpeg mpe vob wmv asf webm ogv rm rmvb insv'.split(
      ' ',
    ),
  audio: 'wav mp3 aac amr awb m4a m4b wma opus ogg oga flac aif aiff ape ac3'.split(' '),
  photo: 'jpg jpeg png bmp dng heic heif avif webp gif tif tiff cr2 cr3 nef arw orf raf rw2 insp'.split(' '),
};

/** The endings recordings have, for the patterns of recorders' file names. */
export const mediaExtensions: readonly string[] = [
  ...extensions.video,
  ...extensions.audio,
  ...extensions.photo,
];

const byExtension: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ...(['video', 'audio', 'photo'] as const).flatMap((kind) =>
    extensions[kind].map((extension) => [extension, kind] as const),
  ),
  ['log', 'log'],
]);

/** What a computer or phone leaves for itself; nobody filmed it. */
const systemFolders = /^(system volume information|\.spotlight-v100|\.fseventsd|\.temporaryitems)$/i;
const systemNames =
  /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini|indexervolumeguid|wpsettings\.dat|\.apdisk|\$i[0-9a-z]{6}(\..*)?)$/i;
/** Small pictures and films the recorder made of its own recordings. */
const previewFolders = /^\.thumbnails$/i;
const previewExtensions = new Set(['thm', 'lrv', 'lrf']);
const logNames = /^log[-_]?\d{6,8}\.txt$/i;

/** A handful of bytes that other data may begin with as well: believed only where the name agrees. */
const weakTypes = new Set([
  'audio/mpeg',
  'audio/aac',
  'audio/x-dsf',
  'image/bmp',
  'image/x-icon',
  'image/j2c',
  'image/jxl',
  'application/x-compress',
  'application/x-arj',
  'application/postscript',
]);
/** Containers of films and sounds whose types do not begin with `video/`. */
const recordedAsApplication = new Set([
  'application/mxf',
  'application/vnd.rn-realmedia',
  'application/vnd.ms-asf',
  'application/ogg',
]);
/** Drawings, signs and the like: no camera takes them. */
const notPhotos = /^image\/(x-icon|icns|vnd\.|ktx|bpg|flif|jls|x-xcf)/;

/** A sound, a film or a photo by the type its content has; undefined for all else. */
export function kindOfContent(content: string | undefined): Evidence | undefined {
  if (content === undefined) return undefined;
  if (content.startsWith('video/') || recordedAsApplication.has(content)) return 'video';
  if (content.startsWith('audio/') && content !== 'audio/midi') return 'audio';
  return content.startsWith('image/') && !notPhotos.test(content) ? 'photo' : undefined;
}

/** Everything that names itself by its first bytes and is no picture, sound or film. */
const isForeign = (content: string): boolean =>
  /^(application|font|model|text)\//.test(content) &&
  !weakTypes.has(content) &&
  !recordedAsApplication.has(content);

/**
 * The kind of one card file: by its content where that tells, else by its path (relative, `/` between the parts).
 * What no rule knows, and what only its name calls a recording, is a `sidecar`: kept unread beside the recordings.
 * @param content type by the first bytes; a recording lies under any name, also in a folder of deleted files
 */
export function fileKind(path: string, content?: string): FileKind {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  const named = byExtension.get(extensionOf(name));
  const isEvidence = named !== undefined && named !== 'log';
  const told =
    content !== undefined && weakTypes.has(content) && !isEvidence ? undefined : kindOfContent(content);
  if (systemNames.test(name) || folders.some((part) => systemFolders.test(part))) return told ?? 'ignored';
  if (previewExtensions.has(extensionOf(name)) || folders.some((part) => previewFolders.test(part)))
    return 'sidecar';
  if (told !== undefined) return told;
  if (isEvidence && content !== undefined && isForeign(content)) return 'sidecar';
  return logNames.test(name) ? 'log' : (named ?? 'sidecar');
}

/**
 * What a probe found inside decides between film and sound: a container for films may hold a sound recording alone.
 * @param probed the probe's own kind; a still picture stays a photo
 */
export function kindByProbe<K extends string>(kind: K, probed: string | undefined): K | 'video' | 'audio' {
  const moves = kind === 'video' || kind === 'audio';
  return moves && (probed === 'video' || probed === 'audio') ? probed : kind;
}

/** Lower-case extension without the dot, `''` when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
