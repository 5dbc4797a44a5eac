import { useSyncExternalStore } from 'react';

export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const KEY = 'anjuan.appearance';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const isAppearance = (text: string | null): text is Appearance =>
  appearances.some((appearance) => appearance === text);

function chosen(): Appearance {
  const stored = localStorage.getItem(KEY);
  return isAppearance(stored) ? stored : 'light';
}

/** Belongs to this seat, not to the archive: what suits one pair of eyes. */
export function setAppearance(next: Appearance): void {
  localStorage.setItem(KEY, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    systemDark.removeEventListener('change', listener);
  };
}

const isDark = () => {
  const appearance = chosen();
  return appearance === 'dark' || (appearance === 'system' && systemDark.matches);
};

export function useAppearance(): { readonly chosen: Appearance; readonly dark: boolean } {
  return {
    chosen: useSyncExternalStore(subscribe, chosen),
    dark: useSyncExternalStore(subscribe, isDark),
  };
}
