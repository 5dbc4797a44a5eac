/** Word counts in twips, twentieths of a point. */
export const twipsOfPoints = (points: number): number => Math.round(points * 20);

export const twipsOfMillimetres = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
