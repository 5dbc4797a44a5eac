/** The streams of a file besides its main picture and sound, as a probe names them. */
export interface OtherStreams {
  readonly otherPictures: readonly { readonly width: number; readonly height: number }[];
  readonly otherSounds: readonly { readonly channels?: number | undefined }[];
}

/** A way to look at a file: its second lens with the main sound, its main picture with the second sound. */
export interface OtherView {
  /** `picture-2`, `sound-2`; in the addresses of its copy */
  readonly id: string;
  readonly title: string;
  /** its place among the other pictures, or the other sounds */
  readonly of: 'picture' | 'sound';
  readonly index: number;
}

/** Every further picture and sound, each with a name the clerk reads. */
export function otherViews({ otherPictures, otherSounds }: OtherStreams): readonly OtherView[] {
  return [
    ...otherPictures.map(({ width, height }, index) => ({
      id: `picture-${String(index + 2)}`,
      title: `画面${String(index + 2)}（${String(width)}×${String(height)}）`,
      of: 'picture' as const,
      index,
    })),
    ...otherSounds.map(({ channels }, index) => ({
      id: `sound-${String(index + 2)}`,
      title: `声音${String(index + 2)}${channels === 2 ? '（双声道）' : ''}`,
      of: 'sound' as const,
      index,
    })),
  ];
}

/** `另有画面2（320×180）、声音2`; empty where there is one picture and one sound. */
export const otherViewsText = (titles: readonly string[]): string =>
  titles.length === 0 ? '' : `另有${titles.join('、')}`;
