import type { AskedPermission } from '#shared/contract/permissions.ts';

/** The places of the program in the order of the rail; Alt+1 … Alt+6. */
export const places = [
  { path: '/workbench', name: '工作台' },
  { path: '/cases', name: '案件' },
  { path: '/intake', name: '采集' },
  { path: '/documents', name: '文书' },
  { path: '/volumes', name: '组卷' },
  { path: '/settings', name: '设置' },
] as const;

/** What one has to be allowed for a place to be shown; the settings are everybody's. */
export const placeNeeds: Readonly<Partial<Record<string, AskedPermission>>> = {
  '/workbench': 'cases.read',
  '/cases': 'cases.read',
  '/intake': 'cards.read',
  '/documents': 'documents.read',
  '/volumes': 'volumes.read',
};

export type Place = (typeof places)[number];

/** Where Escape leads from a place when there is nowhere to go back to; undefined at the top. */
export function parentPlace(pathname: string): string | undefined {
  const parts = pathname.split('/').filter((part) => part !== '');
  return parts.length > 1 ? `/${parts.slice(0, -1).join('/')}` : undefined;
}
