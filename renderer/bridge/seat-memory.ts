const KEY = 'anjuan.officer';

/** Which officer sits at this window; kept while the window lives, so a broken line or a reload asks nobody. */
export const seatMemory = {
  get: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  set(officerId: string) {
    sessionStorage.setItem(KEY, officerId);
  },
  clear() {
    sessionStorage.removeItem(KEY);
  },
};
