import { naturalLogarithm } from './natural-logarithm.ts';

/**
 * A stream of random numbers that is a function of a seed and a path of names alone, such as
 * `randomStream(7, 'weights', 0)`: each purpose has its own stream, so that drawing more for one changes no other,
 * and an epoch's stream can be had without replaying those before it.
 */
export function randomStream(seed: number, ...path: (string | number)[]): RandomStream {
  return new RandomStream(streamWords(seed, ...path));
}

/** The four 32-bit words that start a stream: the path hashed (FNV-1a), each word finished by MurmurHash3's mixer. */
export function streamWords(seed: number, ...path: (string | number)[]): Uint32Array {
  const text = JSON.stringify([seed, ...path]);
  const words = new Uint32Array(4);
  for (let word = 0; word < 4; word++) {
    let hash = (0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b9)) >>> 0;
    for (let i = 0; i < text.length; i++) hash = mix(Math.imul(hash ^ text.charCodeAt(i), 0x01000193));
    words[word] = hash || 0x6d2b79f5;
  }
  return words;
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * xoshiro128** (Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators", arXiv 1805.01407):
 * 128 bits of state, period 2^128 - 1. Integer arithmetic, so the same on every machine.
 */
export class RandomStream {
  readonly #state: Uint32Array;
  #spareNormal: number | undefined;

  /** @param words four 32-bit words, not all zero */
  constructor(words: Uint32Array) {
    this.#state = Uint32Array.from(words);
  }

  /** Evenly from 0 ... 2^32 - 1. */
  uint32(): number {
    const s = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotateLeft(s[3]!, 11);
    return result;
  }

  /** Evenly from [0, 1), a multiple of 2^-53. */
  uniform(): number {
    return ((this.uint32() >>> 5) * 0x4000000 + (this.uint32() >>> 6)) / 0x20000000000000;
  }

  /** Evenly from 0 ... bound - 1, without bias (rejection). `bound` is 1 ... 2^32. */
  below(bound: number): number {
    const limit = 0x100000000 - (0x100000000 % bound);
    for (;;) {
      const value = this.uint32();
      if (value < limit) return value % bound;
    }
  }

  /** Standard normal, by Marsaglia's polar method (1964): two at a time, the second kept for the next call. */
  normal(): number {
    if (this.#spareNormal !== undefined) {
      const spare = this.#spareNormal;
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * naturalLogarithm(s)) / s);
      this.#spareNormal = v * factor;
      return u * factor;
    }
  }

  /** Puts the array in an evenly random order, in place (Fisher and Yates). */
  shuffle<Items extends Uint32Array | unknown[]>(items: Items): Items {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const item = items[last]!;
      items[last] = items[other]!;
      items[other] = item;
    }
    return items;
  }
}

function rotateLeft(x: number, bits: number): number {
  return ((x << bits) | (x >>> (32 - bits))) >>> 0;
}
