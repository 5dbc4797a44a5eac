import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** What this host can do; nothing while unknown. */
export function useHost() {
  const { data } = useQuery(api.host.capabilities.queryOptions({ input: {}, staleTime: Infinity }));
  return data ?? { host: 'station' as const, nativeDialogs: false, reveal: false };
}
