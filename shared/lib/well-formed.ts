/** Control characters but tab and line ends, and the two code points that stand for no character. */
// eslint-disable-next-line no-control-regex -- exactly those
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/**
 * Text as every store, hash and reader takes it: a half of a surrogate pair, which a cut through 😀 leaves behind,
 * becomes U+FFFD so that one sees it; what is no text at all goes. SQLite and UTF-8 files would change such a string
 * silently, and what is hashed would no longer be what is stored.
 */
export const wellFormed = (text: string): string => text.toWellFormed().replace(NO_TEXT, '');
