import type { MetricRecord } from '../run-store.ts';

/** Points of one item: 26 bytes each, so that an item stays far below DynamoDB's 400 KB. */
export const POINTS_PER_SEGMENT = 1000;

const BYTES_PER_POINT = 26;

/** Metric points, packed: `keys` once, and then every point's key, step, value and time in columns. */
export interface PackedPoints {
  readonly keys: string[];
  readonly points: Uint8Array;
}

/**
 * Points in the order given, in as few segments as hold them. Numbers are little-endian: 16 bits for the position of
 * the key, then 64-bit floats, because DynamoDB's own numbers have neither NaN nor the range of a double.
 */
export function packSegments(points: readonly MetricRecord[]): PackedPoints[] {
  const segments: PackedPoints[] = [];
  for (let at = 0; at < points.length; at += POINTS_PER_SEGMENT) {
    segments.push(pack(points.slice(at, at + POINTS_PER_SEGMENT)));
  }
  return segments;
}

/** @throws Error where the bytes are no packed points */
export function unpackSegment({ keys, points }: PackedPoints): MetricRecord[] {
  const count = points.length / BYTES_PER_POINT;
  if (!Number.isInteger(count))
    throw new Error(`${points.length} bytes are no whole number of metric points`);
  const view = new DataView(points.buffer, points.byteOffset, points.byteLength);
  return Array.from({ length: count }, (_, i) => {
    const at = i * BYTES_PER_POINT;
    const key = keys[view.getUint16(at, true)];
    if (key === undefined) throw new Error(`metric point ${i} names a key that its segment lacks`);
    return {
      key,
      step: view.getFloat64(at + 2, true),
      value: view.getFloat64(at + 10, true),
      timestamp: view.getFloat64(at + 18, true),
    };
  });
}

function pack(points: readonly MetricRecord[]): PackedPoints {
  const positions = new Map<string, number>();
  const bytes = new Uint8Array(points.length * BYTES_PER_POINT);
  const view = new DataView(bytes.buffer);
  points.forEach(({ key, step, value, timestamp }, i) => {
    const at = i * BYTES_PER_POINT;
    const position = positions.get(key) ?? positions.size;
    positions.set(key, position);
    view.setUint16(at, position, true);
    view.setFloat64(at + 2, step, true);
    view.setFloat64(at + 10, value, true);
    view.setFloat64(at + 18, timestamp, true);
  });
  return { keys: [...positions.keys()], points: bytes };
}
