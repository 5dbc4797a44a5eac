import { frameRate, type Stream } from './probe-output.ts';

/** Which pictures and sounds of a file are the recording: the main one first, then a second lens or microphone. */
export interface MainStreams {
  readonly pictures: readonly Stream[];
  readonly sounds: readonly Stream[];
}

/**
 * Recorders put a preview before the footage, a second lens or a silent sound beside it: the order of the streams and
 * their `default` mark say nothing. Main is what runs through the file, then what is largest, then what is marked.
 * Covers and thumbnails are not footage and are left out.
 */
export function mainStreams(streams: readonly Stream[]): MainStreams {
  const pictures = mainFirst(
    withoutCovers(streams.filter((each) => each.codec_type === 'video')),
    (all) => (stream) => [area(stream), marked(stream), share(stream.nb_frames, all, 'nb_frames')],
  );
  const [main] = pictures;
  return {
    pictures: pictures.filter((each) => each === main || main === undefined || !isThumbnail(each, main)),
    sounds: mainFirst(
      streams.filter((each) => each.codec_type === 'audio'),
      // A microphone that is not plugged in writes silence, in next to no bytes; beyond that its mark decides.
      (all) => (stream) => [
        share(stream.bit_rate, all, 'bit_rate') >= 0.5 ? 1 : 0,
        marked(stream),
        stream.channels ?? 0,
      ],
    ),
  };
}

function mainFirst(
  streams: readonly Stream[],
  merits: (all: readonly Stream[]) => (stream: Stream) => readonly number[],
): readonly Stream[] {
  const runsThrough = (stream: Stream) => (share(stream.duration, streams, 'duration') >= 0.5 ? 1 : 0);
  const ranks = new Map(streams.map((each) => [each, [runsThrough(each), ...merits(streams)(each)]]));
  const [main, ...others] = [...streams].sort(
    (a, b) => compare(ranks.get(b) ?? [], ranks.get(a) ?? []) || a.index - b.index,
  );
  return main === undefined ? [] : [main, ...others.sort((a, b) => a.index - b.index)];
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, place) => value - (b[place] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** A value beside the greatest of all; 1 where it is not known, for nothing then speaks against the stream. */
function share(
  value: number | undefined,
  all: readonly Stream[],
  key: 'duration' | 'nb_frames' | 'bit_rate',
): number {
  const most = Math.max(0, ...all.map((each) => each[key] ?? 0));
  return value === undefined || most === 0 ? 1 : value / most;
}

const area = ({ width = 0, height = 0 }: Stream): number => width * height;
const marked = ({ disposition }: Stream): number => disposition?.default ?? 0;

function withoutCovers(pictures: readonly Stream[]): readonly Stream[] {
  const moving = pictures.some((each) => (each.nb_frames ?? 2) > 1);
  return pictures.filter(
    ({ disposition, nb_frames }) =>
      disposition?.attached_pic !== 1 &&
      disposition?.timed_thumbnails !== 1 &&
      !(moving && pictures.length > 1 && nb_frames === 1),
  );
}

/** A small picture of single images, or of far fewer than the footage has; a second lens is larger or as lively. */
function isThumbnail(stream: Stream, main: Stream): boolean {
  if (area(stream) * 4 > area(main)) return false;
  const still = ({ codec_name }: Stream) => codec_name === 'mjpeg' || codec_name === 'png';
  const [rate, mainRate] = [frameRate(stream.avg_frame_rate), frameRate(main.avg_frame_rate)];
  return (
    (still(stream) && !still(main)) || (rate !== undefined && mainRate !== undefined && rate * 2 <= mainRate)
  );
}
