export function splitPages(
  svg: string,
  range: { readonly from: number; readonly count: number },
): readonly string[] {
  return [svg].slice(0, range.count);
}
