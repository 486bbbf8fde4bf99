/** x = pixel / 255 for `rows` rows of `features` bytes, into rows of f32 that are `stride` bytes apart. */
export function input_from_pixels(pixels: usize, rows: i32, features: i32, x: usize, stride: usize): void {
  const divisor = f32x4.splat(255);
  for (let row = 0; row < rows; row++, x += stride) {
    let k = 0;
    for (; k + 16 <= features; k += 16) {
      const bytes = v128.load(pixels + <usize>k);
      const out = x + ((<usize>k) << 2);
      if (!v128.any_true(bytes)) {
        v128.store(out, bytes, 0);
        v128.store(out, bytes, 16);
        v128.store(out, bytes, 32);
        v128.store(out, bytes, 48);
        continue;
      }
      const low = i16x8.extend_low_i8x16_u(bytes);
      const high = i16x8.extend_high_i8x16_u(bytes);
      v128.store(out, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)), divisor), 0);
      v128.store(out, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), divisor), 16);
      v128.store(out, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high)), divisor), 32);
      v128.store(out, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high)), divisor), 48);
    }
    for (; k < features; k++) {
      store<f32>(x + ((<usize>k) << 2), <f32>load<u8>(pixels + <usize>k) / 255);
    }
    pixels += <usize>features;
  }
}
