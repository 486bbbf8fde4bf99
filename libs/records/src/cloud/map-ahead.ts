/**
 * The results of work on each item, in the order of the items, with the work of so many items going on at once. A
 * reader who stops early leaves at most that much work for nothing.
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const going: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is awaited, and its error raised, when its turn comes.
    result.catch(() => undefined);
    going.push(result);
    if (going.length >= atOnce) yield await going.shift()!;
  }
  for (const result of going) yield await result;
}
