/** The smallest module with a 128-bit instruction: (module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt)). */
const SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0],
  ...[253, 15, 253, 98, 11],
);

/** What the browser lacks to train in, in a sentence; undefined where it lacks nothing. */
export function whyNot(): string | undefined {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(SIMD))
    return 'This browser has no WebAssembly SIMD, which the engine is made of. Any current one has.';
  if (typeof DecompressionStream !== 'function')
    return 'This browser cannot unpack the images (DecompressionStream). Any current one can.';
  return undefined;
}
