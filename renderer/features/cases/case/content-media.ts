import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { asset } from '../../../bridge/assets.ts';
import { accessName } from '../../../copy/contents.ts';
import { formatBytes, formatSecond } from '../../../copy/format.ts';
import type { Media } from '../../../ui/media-window.tsx';

const short = (hash: string) => `${hash.slice(0, 16)}…`;

/** A recording as the window shows it: what plays, and whether it is the original. */
export function recordingMedia(recording: RecordingRow): Media {
  const { kind, play, poster, access } = recording;
  const shape = kind === 'video' || kind === 'audio' ? kind : kind === 'photo' ? 'image' : 'none';
  return {
    title: recording.name,
    shape: play === undefined ? 'none' : shape,
    url: play === undefined ? '' : asset(play),
    ...(poster === undefined ? {} : { poster: asset(poster) }),
    badge: access === 'original' ? '原件' : accessName(recording),
    facts: [
      ['拍摄时间', recording.startedAt === undefined ? '不明' : formatSecond(recording.startedAt)],
      ['执法人员', recording.officerName ?? recording.officer ?? '不明'],
      ['大小', formatBytes(recording.bytes)],
      ['SHA-256', short(recording.sha256)],
      ['SM3', short(recording.sm3)],
    ],
  };
}

/** A scan or photo: the original where a browser shows it, else the pages made from it as they are bound. */
export function attachmentMedia(attachment: Attachment): Media {
  const { id, title, name, mime, takenAt, sha256 } = attachment;
  const shown = /^application\/pdf$|^image\/(jpeg|png|gif|webp|bmp)$/.test(mime);
  return {
    title: title === '' ? name : title,
    shape: mime === 'application/pdf' || !shown ? 'pdf' : 'image',
    url: asset(shown ? `originals/${sha256}` : `volumes/attachments/${id}.pdf`),
    badge: shown ? '原件' : '由原件转换',
    facts: [
      ['文件名', name],
      ...(takenAt === undefined ? [] : [['拍摄时间（照片内记录）', formatSecond(takenAt)] as const]),
      ['页数', `${attachment.pages} 页`],
      ['SHA-256', short(sha256)],
    ],
  };
}
