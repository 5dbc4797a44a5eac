import { useQuery } from '@tanstack/react-query';
import { api } from '../bridge/client.ts';
import { urgency, urgencyTone, usualUrgency } from '../copy/urgency.ts';

/** The class of a limit with so many days left, by the bureau's own rules. */
export function useTone(): (daysLeft: number) => string {
  const rules = useQuery(api.settings.preferences.queryOptions({ input: {} })).data ?? usualUrgency;
  return (daysLeft) => urgencyTone[urgency(daysLeft, rules)];
}
