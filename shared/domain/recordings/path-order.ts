const order = new Intl.Collator('zh-Hans-CN', { numeric: true, sensitivity: 'variant' });

/** Paths as a card is read: folder by folder, 2 before 10, 0001 before 0002 whatever became of them. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const found = order.compare(left[i] ?? '', right[i] ?? '');
    if (found !== 0) return found;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
