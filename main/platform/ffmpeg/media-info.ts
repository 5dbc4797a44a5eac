import { instantOf } from '#shared/domain/recordings/device-time.ts';
import { mainStreams } from './main-streams.ts';
import { frameRate, pixelShape, type ProbeOutput, type Stream } from './probe-output.ts';

/** A moving picture or a still one. */
export interface Picture {
  /** the stream's place in the file, as ffmpeg's `-map` counts */
  readonly stream: number;
  readonly codec: string;
  /** as coded; what is seen is `width × pixelShape` wide */
  readonly width: number;
  readonly height: number;
  readonly pixelShape: number;
  readonly fps?: number;
  /** coded as every browser plays it: H.264, 8 bit, 4:2:0 */
  readonly plays: boolean;
}

export interface Sound {
  readonly stream: number;
  readonly codec: string;
  readonly channels?: number;
  readonly sampleRate?: number;
  /** coded as every browser plays it in an MP4: AAC, MP3 */
  readonly plays: boolean;
}

/** What a media file is, as far as the screens and the archive need it. */
export interface MediaInfo {
  readonly kind: 'video' | 'audio' | 'photo' | 'other';
  readonly bytes: number;
  /** ffprobe's format names, as `mov,mp4,m4a,3gp,3g2,mj2` */
  readonly container?: string;
  readonly durationMs?: number;
  /** creation time the container states, ISO with +08:00 */
  readonly createdAt?: string;
  /** when a photo was taken, by its EXIF, ISO with +08:00 */
  readonly takenAt?: string;
  /** the main picture and the main sound */
  readonly video?: Picture;
  readonly audio?: Sound;
  /** a second lens, a second microphone: in the file beside the main ones */
  readonly otherPictures: readonly Picture[];
  readonly otherSounds: readonly Sound[];
  /** a sound MP4: a stream that plays can be taken over into a copy without coding it anew */
  readonly takesOver: boolean;
  /** played or shown by Chromium as it is, without a copy */
  readonly playableInBrowser: boolean;
  /** one Chinese sentence when the file is not sound; the original is kept all the same */
  readonly damaged?: string;
}

/** ffprobe's findings as MediaInfo; pure. */
export function mediaInfoOf({ format, streams }: ProbeOutput, bytes: number, damaged?: string): MediaInfo {
  const { pictures, sounds } = mainStreams(streams);
  const [video, ...otherPictures] = pictures;
  const [audio, ...otherSounds] = sounds;
  const names = format?.format_name ?? '';
  const isStill = /(^|,)(image2|\w+_pipe|gif)(,|$)/.test(names);
  const createdAt = creationTime(format?.tags['creation_time']);
  // A browser takes the stream it likes: only a file with one picture and one sound is sure to show the main one.
  const single =
    streams.filter((each) => each.codec_type === 'video' && each.disposition?.attached_pic !== 1).length <=
      1 && otherSounds.length === 0;
  const isMp4 = names.split(',').includes('mp4') && !/^(qt|3g)/.test(format?.tags['major_brand'] ?? '');
  const playable = isPlayable(names, isMp4, video, audio, isStill);
  return {
    kind: kindOf(video, audio, isStill),
    bytes,
    ...(format === undefined ? {} : { container: names }),
    ...(format?.duration === undefined || isStill ? {} : { durationMs: Math.round(format.duration * 1000) }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(video === undefined ? {} : { video: pictureOf(video, isStill) }),
    ...(audio === undefined ? {} : { audio: soundOf(audio) }),
    otherPictures: otherPictures.map((each) => pictureOf(each, isStill)),
    otherSounds: otherSounds.map(soundOf),
    takesOver: damaged === undefined && isMp4,
    // The half of a photo that is there is shown; a half film may stop a browser.
    playableInBrowser: (damaged === undefined || isStill) && playable && single,
    ...(damaged === undefined ? {} : { damaged }),
  };
}

function pictureOf(stream: Stream, isStill: boolean): Picture {
  const fps = frameRate(stream.avg_frame_rate);
  return {
    stream: stream.index,
    codec: stream.codec_name,
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    // What a photo says is the density of its print; nobody shows it by that.
    pixelShape: isStill ? 1 : pixelShape(stream.sample_aspect_ratio),
    ...(fps === undefined || isStill ? {} : { fps }),
    plays: picturePlays(stream),
  };
}

const picturePlays = ({ codec_name, pix_fmt }: Stream): boolean =>
  codec_name === 'h264' && /^yuvj?420p$/.test(pix_fmt ?? '');
const soundPlays = ({ codec_name }: Stream): boolean => codec_name === 'aac' || codec_name === 'mp3';

const soundOf = (stream: Stream): Sound => ({
  stream: stream.index,
  codec: stream.codec_name,
  ...(stream.channels === undefined ? {} : { channels: stream.channels }),
  ...(stream.sample_rate === undefined ? {} : { sampleRate: stream.sample_rate }),
  plays: soundPlays(stream),
});

function kindOf(video: Stream | undefined, audio: Stream | undefined, isStill: boolean): MediaInfo['kind'] {
  if (isStill) return 'photo';
  if (video !== undefined) return 'video';
  return audio === undefined ? 'other' : 'audio';
}

/**
 * What Chromium plays on every system: H.264 8 bit 4:2:0 with AAC or MP3 in MP4; WAV, MP3, AAC, FLAC, Opus and Vorbis
 * in OGG; JPG, PNG, GIF, WebP, BMP.
 */
function isPlayable(
  names: string,
  isMp4: boolean,
  video: Stream | undefined,
  audio: Stream | undefined,
  isStill: boolean,
): boolean {
  if (isStill) return ['mjpeg', 'png', 'gif', 'webp', 'bmp'].includes(video?.codec_name ?? '');
  const heard = audio === undefined || soundPlays(audio);
  if (video !== undefined) return isMp4 && picturePlays(video) && heard;
  if (audio === undefined) return false;
  if (names === 'wav') return ['pcm_s16le', 'pcm_u8', 'pcm_s24le', 'pcm_f32le'].includes(audio.codec_name);
  if (names === 'ogg' || names === 'flac') return ['opus', 'vorbis', 'flac'].includes(audio.codec_name);
  return heard && (isMp4 || names === 'mp3' || names === 'aac');
}

function creationTime(stated: string | undefined): string | undefined {
  const epoch = stated === undefined ? Number.NaN : Date.parse(stated);
  return Number.isNaN(epoch) ? undefined : instantOf(epoch);
}
