/**
 * Moves positions apart until neighbours are at least `gap` apart, each as little as their order allows, within
 * `low` ... `high` where they fit. Labels at the ends of lines stay legible where the lines end close together.
 *
 * Neighbours that collide become a block centred on the mean of where its members want to be; blocks that collide
 * merge (isotonic regression by pooling adjacent violators).
 *
 * @returns the new positions, in the order of the old ones
 */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
  // Position minus rank times gap: what must not fall from one to the next.
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    let block = { sum: positions[index]! - rank * gap, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const result = new Array<number>(positions.length);
  const highest = high - (positions.length - 1) * gap;
  let rank = 0;
  for (const block of blocks) {
    const base = Math.max(low, Math.min(highest, mean(block)));
    for (let i = 0; i < block.count; i++, rank++) result[order[rank]!] = base + rank * gap;
  }
  return result;
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count;
}
