/** How often the loop came round while a piece of work was under way: work that stands on the loop lets it come round hardly ever. */
export async function turnsWhile<T>(
  work: Promise<T>,
): Promise<{ readonly result: T; readonly turns: number }> {
  let turns = 0;
  const under = { way: true };
  const ended = work.finally(() => {
    under.way = false;
  });
  while (under.way) {
    await new Promise((resolve) => setImmediate(resolve));
    turns++;
  }
  return { result: await ended, turns };
}
