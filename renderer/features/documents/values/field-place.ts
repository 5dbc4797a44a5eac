/** The field an anchor of the page names: `evidence[2].item` belongs to `evidence`, row 2, column `item`. */
export interface FieldPlace {
  readonly field: string;
  readonly row?: number;
  readonly column?: string;
}

export function fieldPlace(path: string): FieldPlace {
  const match = /^([^[\]]+)\[(\d+)\]\.(.+)$/.exec(path);
  if (match === null) return { field: path };
  return { field: match[1] ?? path, row: Number(match[2]), column: match[3] ?? '' };
}
