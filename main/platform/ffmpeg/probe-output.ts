import { z } from 'zod';

const decimal = z.string().transform(Number).pipe(z.number()).optional().catch(undefined);
const flag = z.number().default(0);

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
        index: z.number().int().nonnegative(),
        codec_type: z.string().default('data'),
        codec_name: z.string().default('unknown'),
        pix_fmt: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        sample_aspect_ratio: z.string().optional(),
        avg_frame_rate: z.string().optional(),
        duration: decimal,
        nb_frames: decimal,
        bit_rate: decimal,
        channels: z.number().optional(),
        sample_rate: decimal,
        disposition: z
          .object({ default: flag, attached_pic: flag, timed_thumbnails: flag, still_image: flag })
          .optional(),
      }),
    )
    .default([]),
});
export type ProbeOutput = z.output<typeof probeOutput>;
export type Stream = ProbeOutput['streams'][number];

/** Frames a second as ffprobe writes them (`25/1`); undefined for `0/0`. */
export function frameRate(fraction: string | undefined): number | undefined {
  const [over, under] = (fraction ?? '').split('/').map(Number);
  if (over === undefined || under === undefined || !(over > 0) || !(under > 0)) return undefined;
  return Math.round((over / under) * 1000) / 1000;
}

/** How wide a pixel is beside its height; 1 where nothing sane is said. */
export function pixelShape(ratio: string | undefined): number {
  const [width, height] = (ratio ?? '').split(':').map(Number);
  if (width === undefined || height === undefined || !(width > 0) || !(height > 0)) return 1;
  const shape = width / height;
  return shape >= 0.25 && shape <= 4 ? shape : 1;
}
