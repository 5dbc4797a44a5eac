import type { ServiceView } from '#shared/contract/service.ts';

/** Where a recipient is served: the address he confirmed, else of the party the domicile. */
export function placeFor({ confirmed, party, domicile }: ServiceView, recipient: string): string {
  const address = confirmed.find((one) => one.recipient === recipient)?.address ?? '';
  return address === '' && recipient === party ? domicile : address;
}
