/**
 * Whether a name is only that of a place, 濮阳市, 华龙区, 经济技术开发区: before 市场监督管理局 or 人民法院 as a form prints
 * them it may stand alone. Any other name is that of an organ and is printed as it is written, whatever it ends with.
 */
export const isBarePlace = (name: string): boolean => /[省市县区旗州盟]$|兵团$/u.test(name.trim());

/** The name of the place in the name of an organ that ends with `ending`; undefined when it does not. */
export function placeOf(name: string, ending: string): string | undefined {
  return name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : undefined;
}
