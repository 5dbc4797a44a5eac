import { z } from 'zod';
import { instantOf } from '#shared/domain/recordings/device-time.ts';

/** What a media file is, as far as the screens and the archive need it. */
export interface MediaInfo {
  readonly kind: 'video' | 'audio' | 'photo' | 'other';
  readonly bytes: number;
  /** ffprobe's format names, as `mov,mp4,m4a,3gp,3g2,mj2` */
  readonly container?: string;
  readonly durationMs?: number;
  /** creation time the container states, ISO with +08:00 */
  readonly createdAt?: string;
  readonly video?: {
    readonly codec: string;
    readonly width: number;
    readonly height: number;
    readonly fps?: number;
  };
  readonly audio?: { readonly codec: string; readonly channels?: number; readonly sampleRate?: number };
  /** played or shown by Chromium as it is, without a copy */
  readonly playableInBrowser: boolean;
  /** one Chinese sentence when the file is not sound; the original is kept all the same */
  readonly damaged?: string;
}

const decimal = z.string().transform(Number).pipe(z.number()).optional().catch(undefined);

/** The part of `ffprobe -of json -show_format -show_streams` we read. */
export const probeOutput = z.object({
  format: z
    .object({
      format_name: z.string(),
      duration: decimal,
      tags: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  streams: z
    .array(
      z.object({
        codec_type: z.string().default('data'),
        codec_name: z.string().default('unknown'),
        pix_fmt: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        avg_frame_rate: z.string().optional(),
        channels: z.number().optional(),
        sample_rate: decimal,
        disposition: z.object({ attached_pic: z.number().default(0) }).optional(),
      }),
    )
    .default([]),
});
export type ProbeOutput = z.output<typeof probeOutput>;
type Stream = ProbeOutput['streams'][number];

/** ffprobe's findings as MediaInfo; pure. */
export function mediaInfoOf({ format, streams }: ProbeOutput, bytes: number, damaged?: string): MediaInfo {
  const video = streams.find((each) => each.codec_type === 'video' && each.disposition?.attached_pic !== 1);
  const audio = streams.find((each) => each.codec_type === 'audio');
  const names = format?.format_name ?? '';
  const isStill = /(^|,)(image2|jpeg_pipe|png_pipe|bmp_pipe)(,|$)/.test(names);
  const fps = frameRate(video?.avg_frame_rate);
  const createdAt = creationTime(format?.tags.creation_time);
  return {
    kind: kindOf(video, audio, isStill),
    bytes,
    ...(format === undefined ? {} : { container: names }),
    ...(format?.duration === undefined || isStill ? {} : { durationMs: Math.round(format.duration * 1000) }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(video === undefined
      ? {}
      : {
          video: {
            codec: video.codec_name,
            width: video.width ?? 0,
            height: video.height ?? 0,
            ...(fps === undefined || isStill ? {} : { fps }),
          },
        }),
    ...(audio === undefined
      ? {}
      : {
          audio: {
            codec: audio.codec_name,
            ...(audio.channels === undefined ? {} : { channels: audio.channels }),
            ...(audio.sample_rate === undefined ? {} : { sampleRate: audio.sample_rate }),
          },
        }),
    playableInBrowser:
      damaged === undefined && isPlayable(names, format?.tags.major_brand, video, audio, isStill),
    ...(damaged === undefined ? {} : { damaged }),
  };
}

function kindOf(video: Stream | undefined, audio: Stream | undefined, isStill: boolean): MediaInfo['kind'] {
  if (isStill) return 'photo';
  if (video !== undefined) return 'video';
  return audio === undefined ? 'other' : 'audio';
}

/** What Chromium plays on every system: H.264 8 bit 4:2:0 with AAC or MP3 in MP4; WAV, MP3, AAC; JPG, PNG. */
function isPlayable(
  names: string,
  brand: string | undefined,
  video: Stream | undefined,
  audio: Stream | undefined,
  isStill: boolean,
): boolean {
  if (isStill) return video?.codec_name === 'mjpeg' || video?.codec_name === 'png';
  const isMp4 = names.split(',').includes('mp4') && !/^(qt|3g)/.test(brand ?? '');
  const soundPlays = audio === undefined || ['aac', 'mp3'].includes(audio.codec_name);
  if (video !== undefined) {
    return isMp4 && video.codec_name === 'h264' && /^yuvj?420p$/.test(video.pix_fmt ?? '') && soundPlays;
  }
  if (audio === undefined) return false;
  if (names === 'wav') return ['pcm_s16le', 'pcm_u8', 'pcm_s24le', 'pcm_f32le'].includes(audio.codec_name);
  return soundPlays && (isMp4 || names === 'mp3' || names === 'aac');
}

function frameRate(fraction: string | undefined): number | undefined {
  const [over, under] = (fraction ?? '').split('/').map(Number);
  if (over === undefined || under === undefined || !(over > 0) || !(under > 0)) return undefined;
  return Math.round((over / under) * 1000) / 1000;
}

function creationTime(stated: string | undefined): string | undefined {
  const epoch = stated === undefined ? Number.NaN : Date.parse(stated);
  return Number.isNaN(epoch) ? undefined : instantOf(epoch);
}
