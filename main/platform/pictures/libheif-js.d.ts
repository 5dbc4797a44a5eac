/** The part of libheif's JavaScript interface that is used; the package brings no types for it. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Pixels {
    readonly data: Uint8ClampedArray<ArrayBuffer>;
    readonly width: number;
    readonly height: number;
  }
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Fills `target` with RGBA; answers null when the picture cannot be decoded. */
    display<T extends Pixels>(target: T, done: (shown: T | null) => void): void;
  }
  const libheif: { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] } };
  export default libheif;
}
