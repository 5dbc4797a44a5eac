import type { ServiceView } from '#shared/contract/service.ts';

/** Where a recipient is served: the address he confirmed, else of the party the domicile. */
export function placeFor({ confirmed, party, domicile, further }: ServiceView, recipient: string): string {
  const address = confirmed.find((one) => one.recipient === recipient)?.address ?? '';
  const parties = [{ name: party, domicile }, ...further];
  return address === '' ? (parties.find(({ name }) => name === recipient)?.domicile ?? '') : address;
}
