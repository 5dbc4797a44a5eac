const FULL_WIDTH = /[！-～]/g;

/** Letters, digits and signs as a machine reads them, whatever the input method made of them: １２ａ becomes 12a. */
export const halfWidth = (typed: string): string =>
  typed
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
