import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { cutLong, type Piece, PIECES_ON_PAGE, pieceRooms } from '#shared/domain/volumes/long-picture.ts';
import { MAX_PIXELS, pictureProblem } from './picture-problem.ts';
import type { PictureSheet, PictureUse, SoundPicture } from './sheets.ts';

/** A picture as the converter takes it: one of its pages, or raw samples. */
export interface Source {
  readonly input: Uint8Array;
  readonly options?: SharpOptions;
  readonly dpi: number | undefined;
  /** Written again without loss; photographs in colour would become needlessly large by it. */
  readonly lossless: boolean;
  /** The picture itself when it can be taken over as it is. */
  readonly plain?: SoundPicture;
}

/** More than a printer shows: a photo takes up at most 158 × 150 mm, a scan a page at 600 dpi. */
const LONGEST_SIDE: Readonly<Record<PictureUse, number>> = { photo: 2400, scan: 7100 };
/** A scan with more pixels than this would hold up every reader of the volume. */
const LARGE_SCAN = 100_000_000;
const WHITE = '#ffffff';

const open = ({ input, options }: Source): Sharp =>
  sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true, ...options });

/** Brings one picture into its sheets; `whole` keeps a long one in one piece. */
export async function sheetsOf(
  given: Source,
  use: PictureUse,
  whole: boolean,
): Promise<readonly PictureSheet[]> {
  return shallowSheets(await shallow(given), use, whole);
}

/** Grey of 16 bits is brought to 8 first: on white, libvips would mix it with black. */
async function shallow(source: Source): Promise<Source> {
  if (source.plain !== undefined) return source;
  const { space } = await decoding(() => open(source).metadata());
  if (space !== 'grey16') return source;
  const input = await decoding(() =>
    open(source).autoOrient().toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer(),
  );
  return { input, dpi: source.dpi, lossless: source.lossless };
}

async function shallowSheets(
  source: Source,
  use: PictureUse,
  whole: boolean,
): Promise<readonly PictureSheet[]> {
  const size = await sizeOf(source);
  const pieces = whole ? undefined : cutLong(size, pieceRooms[use]);
  if (pieces !== undefined) return cutSheets(source, use, size, pieces);
  const { plain } = source;
  const pixels = size.width * size.height;
  const fits =
    use === 'scan'
      ? pixels <= LARGE_SCAN
      : Math.max(size.width, size.height) <= LONGEST_SIDE.photo && plain?.orientation === 1;
  if (plain !== undefined && fits) return [{ pictures: [plain] }];
  const limit = use === 'photo' || pixels > LARGE_SCAN ? LONGEST_SIDE[use] : undefined;
  return [{ pictures: [await made(source, size, limit, undefined)] }];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As it is seen upright. */
async function sizeOf(source: Source): Promise<Size> {
  const { plain } = source;
  if (plain !== undefined) {
    const { width, height, orientation } = plain;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  }
  const { autoOrient } = await decoding(() => open(source).metadata());
  if (autoOrient.width * autoOrient.height > MAX_PIXELS) throw pictureProblem('too-large');
  return autoOrient;
}

async function cutSheets(
  source: Source,
  use: PictureUse,
  size: Size,
  pieces: readonly Piece[],
): Promise<readonly PictureSheet[]> {
  const pictures: SoundPicture[] = [];
  for (const piece of pieces) pictures.push(await made(source, size, LONGEST_SIDE[use], piece));
  return Array.from({ length: Math.ceil(pictures.length / PIECES_ON_PAGE) }, (_, index) => {
    const at = index * PIECES_ON_PAGE;
    return {
      pictures: pictures.slice(at, at + PIECES_ON_PAGE),
      piece: { first: at + 1, of: pictures.length },
    };
  });
}

/** A new picture: upright, on white, 8 bits, in the colours of a screen. */
async function made(
  source: Source,
  size: Size,
  limit: number | undefined,
  piece: Piece | undefined,
): Promise<SoundPicture> {
  return decoding(async () => {
    const turned = open(source).autoOrient();
    const part = piece === undefined ? turned : turned.extract({ left: 0, width: size.width, ...piece });
    const shown = part.flatten({ background: WHITE }).resize({
      ...(limit === undefined ? {} : { width: limit, height: limit }),
      fit: 'inside',
      withoutEnlargement: true,
    });
    const { channels, space, bitsPerSample } = await open(source).metadata();
    const grey = channels <= 2 && space !== 'cmyk';
    const coloured = shown.toColourspace(grey ? 'b-w' : 'srgb');
    const bilevel = bitsPerSample === 1 && grey && limit === undefined;
    const { data, info } = await (
      source.lossless || grey
        ? coloured.png(bilevel ? { palette: true, colours: 2, dither: 0 } : { compressionLevel: 6 })
        : coloured.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    ).toBuffer({ resolveWithObject: true });
    const whole = piece === undefined ? Math.max(size.width, size.height) : undefined;
    const scale = whole === undefined ? 1 : Math.max(info.width, info.height) / whole;
    return {
      mime: info.format === 'png' ? 'image/png' : 'image/jpeg',
      bytes: data,
      width: info.width,
      height: info.height,
      orientation: 1,
      dpi: source.dpi === undefined ? undefined : source.dpi * scale,
      converted: true,
    };
  });
}

/** What the decoder says about a picture, as what the clerk can do about it. */
export async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'ProblemError') throw error;
    if (/pixel limit|exceeds/i.test(error.message)) throw pictureProblem('too-large', error);
    if (/premature end|truncated|not enough|unexpected end|read error/i.test(error.message))
      throw pictureProblem('truncated', error);
    if (/unsupported|not (been )?built in|unknown/i.test(error.message))
      throw pictureProblem('unsupported', error);
    throw pictureProblem('damaged', error);
  }
}
