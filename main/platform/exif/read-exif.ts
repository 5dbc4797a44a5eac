import exifr from 'exifr';
import { z } from 'zod';
import { deviceTime, instantOf } from '#shared/domain/recordings/device-time.ts';

/** The EXIF orientation tag: 1 upright, 3 upside down, 6 and 8 on the side, the even rest mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What a camera wrote into its picture; a field is absent when the file does not say it or says nonsense. */
export interface Exif {
  /** When the picture was taken (DateTimeOriginal), an instant with +08:00, whole seconds. */
  readonly takenAt?: string;
  /** Thousandths of the second after `takenAt`. */
  readonly milliseconds?: number;
  /** The zone the camera states, `+08:00`; absent, `takenAt` is the camera's wall clock taken as China's. */
  readonly offset?: string;
  readonly orientation?: Orientation;
  /** Maker and model, as `HUAWEI LYA-AL00`. */
  readonly camera?: string;
}

const READ = {
  tiff: true,
  ifd0: { pick: ['Orientation', 'Make', 'Model'] },
  exif: { pick: ['DateTimeOriginal', 'OffsetTimeOriginal', 'SubSecTimeOriginal'] },
  ifd1: false,
  gps: false,
  interop: false,
  jfif: false,
  ihdr: false,
  xmp: false,
  icc: false,
  iptc: false,
  // The raw values: a revived date would be read in the zone of this machine.
  reviveValues: false,
  translateValues: false,
  // Its own steps of 64 KB lose their way behind segments as long as that.
  firstChunkSize: 256 * 1024,
};

const text = z
  .string()
  .transform((value) => value.replace(/[\0\s]+/g, ' ').trim())
  .pipe(z.string().min(1).max(200))
  .optional()
  .catch(undefined);

/** Writers type the orientation as any kind of number, alone or as a list of one; only 1 to 8 mean something. */
const orientation = z
  .preprocess(
    (value) =>
      typeof value === 'object' && value !== null ? Object.values<unknown>({ ...value })[0] : value,
    z.literal([1, 2, 3, 4, 5, 6, 7, 8]),
  )
  .optional()
  .catch(undefined);

const found = z.object({
  Orientation: orientation,
  Make: text,
  Model: text,
  DateTimeOriginal: text,
  OffsetTimeOriginal: text,
  SubSecTimeOriginal: text,
});

/**
 * Reads the EXIF data of a JPEG, HEIC, TIFF or PNG from its bytes, or of a file of which only the head is read.
 * Damage and other kinds of file give what could be read, at worst nothing; only a file that cannot be opened or
 * read throws, with the error of the system.
 */
export async function readExif(source: string | Uint8Array): Promise<Exif> {
  let tags: unknown;
  try {
    tags = await exifr.parse(source, READ);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return {};
  }
  const { data } = found.safeParse(tags ?? {});
  if (data === undefined) return {};
  return {
    ...momentOf(data.DateTimeOriginal, data.OffsetTimeOriginal, data.SubSecTimeOriginal),
    ...(data.Orientation === undefined ? {} : { orientation: data.Orientation }),
    ...cameraOf(data.Make, data.Model),
  };
}

/** Cameras whose clock was never set write blanks, zeros or impossible days; such a time is no time. */
function momentOf(
  written: string | undefined,
  zone: string | undefined,
  fraction: string | undefined,
): Pick<Exif, 'takenAt' | 'offset' | 'milliseconds'> {
  const [, digits, inline] =
    /^(\d{4}\D\d{2}\D\d{2}\D\d{2}\D\d{2}\D\d{2})(?:\.\d+)?(.*)$/.exec(written ?? '') ?? [];
  const wall = deviceTime(digits ?? '');
  if (wall === undefined) return {};
  const offset = [zone, inline?.trim()].map(offsetOf).find((one) => one !== undefined);
  const takenAt = offset === undefined ? wall : instantOf(Date.parse(wall.slice(0, 19) + offset));
  const [thousandths] = /^\d+/.exec(fraction ?? '') ?? [];
  return {
    takenAt,
    ...(offset === undefined ? {} : { offset }),
    ...(thousandths === undefined ? {} : { milliseconds: Math.floor(Number(`0.${thousandths}`) * 1000) }),
  };
}

function offsetOf(zone: string | undefined): string | undefined {
  if (zone === 'Z') return '+00:00';
  return zone !== undefined && /^[+-](0\d|1[0-4]):[0-5]\d$/.test(zone) ? zone : undefined;
}

/** Models often begin with the maker's name, which is then said once. */
function cameraOf(make: string | undefined, model: string | undefined): Pick<Exif, 'camera'> {
  if (model === undefined) return make === undefined ? {} : { camera: make };
  const named = make === undefined || model.toLowerCase().startsWith(make.toLowerCase());
  return { camera: named ? model : `${make} ${model}` };
}
