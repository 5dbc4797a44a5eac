/** The endings of files whose pages a volume can hold. What is inside, the core judges by content. */
export const pageFileExtensions: readonly string[] = [
  '.pdf',
  ...['.jpg', '.jpeg', '.jpe', '.jfif', '.png', '.tif', '.tiff', '.bmp', '.gif', '.webp'],
  ...['.heic', '.heif', '.avif'],
];

/** The same in words, as windows and refusals say it. */
export const PAGE_FILES = 'PDF 和图片（JPG、PNG、TIFF、BMP、GIF、WebP、HEIC）';

export const isPageFileName = (name: string): boolean =>
  pageFileExtensions.some((ending) => name.toLowerCase().endsWith(ending));
