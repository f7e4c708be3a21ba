// Samples a rotated square of an I420 picture to a planar RGB tensor of floats, four pixels at a time;
// test/support/nets/roi-sampler-js.ts is the same in JavaScript.
//
// clang --target=wasm32 -O3 -msimd128 -nostdlib -Wl,--no-entry -Wl,--export=sample -Wl,--export=__heap_base
//   -Wl,--strip-all -o roi-sampler.wasm roi-sampler.c
#include <stdint.h>
#include <wasm_simd128.h>

typedef struct {
  const uint8_t *data;
  int width, height;
} Plane;

// BT.601, video range: 255/219, and 255/224 times 2(1-Kr), 2(1-Kb) and their shares in green.
#define LUMA_GAIN 1.16438356f
#define RED_FROM_V 1.59602678f
#define GREEN_FROM_U 0.39176229f
#define GREEN_FROM_V 0.81296764f
#define BLUE_FROM_U 2.01723214f

// The two neighbours of a row are fetched together, little-endian, for each of four positions.
static inline v128_t pairs(const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d) {
  v128_t two = wasm_v128_load16_lane(b, wasm_v128_load16_lane(a, wasm_i32x4_splat(0), 0), 2);
  return wasm_v128_load16_lane(d, wasm_v128_load16_lane(c, two, 4), 6);
}

static inline v128_t low(v128_t two) { return wasm_f32x4_convert_i32x4(wasm_v128_and(two, wasm_i32x4_splat(255))); }
static inline v128_t high(v128_t two) { return wasm_f32x4_convert_i32x4(wasm_u32x4_shr(two, 8)); }
static inline v128_t times(v128_t a, float b) { return wasm_f32x4_mul(a, wasm_f32x4_splat(b)); }
static inline v128_t plus(v128_t a, float b) { return wasm_f32x4_add(a, wasm_f32x4_splat(b)); }
static inline v128_t mix(v128_t a, v128_t b, v128_t weight) {
  return wasm_f32x4_add(a, wasm_f32x4_mul(wasm_f32x4_sub(b, a), weight));
}
// The pseudo-minimum is one instruction on x86, the minimum with its rules for NaN seven.
static inline v128_t clamp(v128_t value, float top) {
  return wasm_f32x4_pmin(wasm_f32x4_pmax(value, wasm_f32x4_splat(0)), wasm_f32x4_splat(top));
}
// The tap before a position, such that there is one after it.
static inline v128_t tap(v128_t position, int size) { return clamp(wasm_f32x4_floor(position), (float)(size - 2)); }

// A position outside the plane is moved to its edge.
static inline v128_t bilinear(Plane p, v128_t x, v128_t y) {
  x = clamp(x, (float)(p.width - 1));
  y = clamp(y, (float)(p.height - 1));
  v128_t x0 = tap(x, p.width), y0 = tap(y, p.height);
  v128_t wx = wasm_f32x4_sub(x, x0), wy = wasm_f32x4_sub(y, y0);
  v128_t offsets = wasm_i32x4_add(wasm_i32x4_mul(wasm_i32x4_trunc_sat_f32x4(y0), wasm_i32x4_splat(p.width)),
                                  wasm_i32x4_trunc_sat_f32x4(x0));
  const uint8_t *a = p.data + wasm_i32x4_extract_lane(offsets, 0), *b = p.data + wasm_i32x4_extract_lane(offsets, 1);
  const uint8_t *c = p.data + wasm_i32x4_extract_lane(offsets, 2), *d = p.data + wasm_i32x4_extract_lane(offsets, 3);
  v128_t upper = pairs(a, b, c, d);
  v128_t lower = pairs(a + p.width, b + p.width, c + p.width, d + p.width);
  return mix(mix(low(upper), high(upper), wx), mix(low(lower), high(lower), wx), wy);
}

static inline v128_t isWithin(v128_t value, float from, float to) {
  return wasm_v128_and(wasm_f32x4_ge(value, wasm_f32x4_splat(from)), wasm_f32x4_le(value, wasm_f32x4_splat(to)));
}

// Positions are indices of luma samples, whose centres are whole numbers. (x, y) is that of the tensor's first pixel;
// (columnX, columnY) is the step from one column to the next, (rowX, rowY) from row to row. What lies outside
// left..right, top..bottom is black; within, the edge of the picture is repeated. A tensor value is colour (0..255)
// times gain plus offset. `size` is a multiple of 4.
void sample(const uint8_t *data, int width, int height, float left, float top, float right, float bottom, float x,
            float y, float columnX, float columnY, float rowX, float rowY, int size, float gain, float offset,
            float *out) {
  int chromaWidth = (width + 1) / 2, chromaHeight = (height + 1) / 2;
  Plane luma = {data, width, height};
  Plane cb = {data + width * height, chromaWidth, chromaHeight};
  Plane cr = {cb.data + chromaWidth * chromaHeight, chromaWidth, chromaHeight};
  float *red = out, *green = out + size * size, *blue = out + 2 * size * size;
  for (int j = 0; j < size; j++) {
    float startX = x + rowX * j, startY = y + rowY * j;
    for (int i = 0; i < size; i += 4) {
      v128_t column = plus(wasm_f32x4_make(0, 1, 2, 3), (float)i);
      v128_t sx = plus(times(column, columnX), startX), sy = plus(times(column, columnY), startY);
      v128_t isSeen = wasm_v128_and(isWithin(sx, left, right), isWithin(sy, top, bottom));
      v128_t r = wasm_f32x4_splat(0), g = r, b = r;
      if (wasm_v128_any_true(isSeen)) {
        // Chroma samples lie on the left luma sample of a pair, and half-way between its rows.
        v128_t cx = times(sx, 0.5f), cy = plus(times(sy, 0.5f), -0.25f);
        v128_t grey = times(plus(bilinear(luma, sx, sy), -16), LUMA_GAIN);
        v128_t u = plus(bilinear(cb, cx, cy), -128), v = plus(bilinear(cr, cx, cy), -128);
        r = clamp(wasm_f32x4_add(grey, times(v, RED_FROM_V)), 255);
        g = clamp(wasm_f32x4_sub(wasm_f32x4_sub(grey, times(u, GREEN_FROM_U)), times(v, GREEN_FROM_V)), 255);
        b = clamp(wasm_f32x4_add(grey, times(u, BLUE_FROM_U)), 255);
      }
      int at = j * size + i;
      wasm_v128_store(red + at, plus(times(wasm_v128_and(r, isSeen), gain), offset));
      wasm_v128_store(green + at, plus(times(wasm_v128_and(g, isSeen), gain), offset));
      wasm_v128_store(blue + at, plus(times(wasm_v128_and(b, isSeen), gain), offset));
    }
  }
}
