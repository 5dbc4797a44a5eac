import { halfWidth } from '../../lib/half-width.ts';

const MINIMUM = 6;
const MAXIMUM = 128;

/** The same whatever the input method made of its digits and letters. */
export const tidyPin = (pin: string): string => halfWidth(pin).trim();

const isRun = (pin: string): boolean => {
  const steps = new Set([...pin].slice(1).map((mark, i) => mark.charCodeAt(0) - pin.charCodeAt(i)));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? NaN);
};

/**
 * Why this cannot be the PIN or password of somebody; undefined when it can.
 * @param known what everybody knows of the person: login, 执法证号, 警号
 */
export function pinProblem(typed: string, known: readonly string[] = []): string | undefined {
  const pin = tidyPin(typed);
  if (pin.length < MINIMUM) return `密码至少${MINIMUM.toString()}位，可以全用数字。`;
  if (pin.length > MAXIMUM) return `密码最长${MAXIMUM.toString()}个字符。`;
  if (isRun(pin)) return '不能用相同或者连续的数字，容易被人猜到，请换一个。';
  if (known.some((word) => word !== '' && (word === pin || (pin.length >= MINIMUM && word.endsWith(pin)))))
    return '不能用登录名、执法证号、警号或者它们的末几位，请换一个。';
  return undefined;
}

const FREE = 5;
const FIRST_S = 30;
const LONGEST_S = 15 * 60;

/** Seconds to wait after so many wrong tries in a row: five are free, then 30 s, doubling up to a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong < FREE ? 0 : Math.min(LONGEST_S, FIRST_S * 2 ** Math.min(wrong - FREE, 10));

/** Seconds that are still to be waited, where the last try was `gone` milliseconds ago. */
export const stillToWait = (wrong: number, gone: number): number =>
  Math.max(0, Math.ceil(waitAfter(wrong) - Math.max(0, gone) / 1000));

/** 2分30秒 */
export function waitWords(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${minutes > 0 ? `${minutes.toString()}分` : ''}${rest > 0 ? `${rest.toString()}秒` : minutes > 0 ? '钟' : '0秒'}`;
}
