import { InvalidInput } from '@experiments/contracts';

/**
 * The module's linear memory, handed out from the bottom up and taken back as a whole: a network allocates all it needs
 * when it is built. Blocks start at multiples of 64 bytes (a cache line) and are zero.
 */
export class Memory {
  readonly #memory: WebAssembly.Memory;
  readonly #base: number;
  #top: number;

  constructor(memory: WebAssembly.Memory, heapBase: number) {
    this.#memory = memory;
    this.#base = heapBase;
    this.#top = heapBase;
  }

  /**
   * @returns the address of `bytes` zero bytes
   * @throws InvalidInput where the network needs more memory than there is
   */
  allocate(bytes: number): number {
    const address = Math.ceil(this.#top / 64) * 64;
    const top = address + bytes;
    const missing = top - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(missing, top);
    this.#top = top;
    return address;
  }

  #grow(missing: number, top: number): void {
    try {
      this.#memory.grow(Math.ceil(missing / 65536));
    } catch {
      throw new InvalidInput('model.layers', `${top} bytes`, 'network and batch share 4 GiB at most');
    }
  }

  /** Takes everything back. */
  clear(): void {
    this.bytes(this.#base, this.#top - this.#base).fill(0);
    this.#top = this.#base;
  }

  /** A view that is valid until the next allocation. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, length);
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, length);
  }

  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, address, length);
  }

  /** Copies hyper-parameters or a step's scalars into memory as f32. */
  allocateFloats(values: readonly number[]): number {
    const address = this.allocate(4 * Math.max(1, values.length));
    this.floats(address, values.length).set(values);
    return address;
  }
}
