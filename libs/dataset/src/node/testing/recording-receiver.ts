import { buffer } from 'node:stream/consumers';
import type { Delivery, Receiver } from '../sources/data-source.ts';

export interface Received extends Omit<Delivery, 'bytes'> {
  readonly content: Buffer;
}

/** For the tests: a receiver that takes in anything and keeps what it took. */
export function recordingReceiver(signal?: AbortSignal): Receiver & {
  readonly received: Received[];
  readonly reports: Parameters<Receiver['progress']>[];
  readonly notes: string[];
} {
  const received: Received[] = [];
  const reports: Parameters<Receiver['progress']>[] = [];
  const notes: string[] = [];
  return {
    received,
    reports,
    notes,
    signal,
    progress: (...report) => void reports.push(report),
    note: (text) => void notes.push(text),
    async receive({ bytes, ...delivery }) {
      received.push({ ...delivery, content: await buffer(bytes) });
    },
  };
}
