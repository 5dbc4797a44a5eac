/** Square pixels: a picture coded 720×576 and meant to be seen as 16:9 is drawn as it is seen. */
export const squarePixels = "scale='trunc(iw*sar/2+0.5)*2':ih,setsar=1";

/** Within a box, never enlarged, even sides; pixels must be square before. */
export const within = (width: number, height: number): string =>
  `scale='min(${String(width)},iw)':'min(${String(height)},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`;
