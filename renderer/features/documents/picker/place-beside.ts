const GAP = 8;

/** Below an entry of the form, or above it where there is no room, always whole on the screen; pixels. */
export function placeBeside(
  entry: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  size: { readonly width: number; readonly height: number },
) {
  const width = Math.min(size.width, window.innerWidth - 2 * GAP);
  const height = Math.min(size.height, window.innerHeight - 2 * GAP);
  const below = entry.bottom + height + GAP < window.innerHeight;
  return {
    width,
    height,
    left: Math.max(Math.min(entry.left, window.innerWidth - width - GAP), GAP),
    top: below
      ? entry.bottom + 2
      : Math.max(Math.min(entry.top - height - 2, window.innerHeight - height - GAP), GAP),
  };
}
