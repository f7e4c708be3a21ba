// Samples a rotated square of an I420 picture to a planar RGB tensor of floats; roi-sampler-js.ts is the same in
// JavaScript. Four pixels at a time where all of them lie well inside, one at a time elsewhere.
//
// clang --target=wasm32 -O3 -msimd128 -nostdlib -Wl,--no-entry -Wl,--export=sample -Wl,--export=__heap_base \
//   -Wl,--strip-all -o roi-sampler.wasm roi-sampler.c
#include <stdint.h>
#include <wasm_simd128.h>

typedef struct {
  const uint8_t *y, *u, *v;
  int width, height, chromaWidth, chromaHeight;
} Picture;

// BT.601, video range: 255/219, and 255/224 times 2(1-Kr), 2(1-Kb) and their shares in green.
#define LUMA_GAIN 1.16438356f
#define RED_FROM_V 1.59602678f
#define GREEN_FROM_U 0.39176229f
#define GREEN_FROM_V 0.81296764f
#define BLUE_FROM_U 2.01723214f

static inline int clampInt(int value, int top) { return value < 0 ? 0 : value > top ? top : value; }
static inline float clampByte(float value) { return value < 0 ? 0 : value > 255 ? 255 : value; }

static inline float bilinear(const uint8_t *plane, int width, int height, float x, float y) {
  float fx = __builtin_floorf(x), fy = __builtin_floorf(y);
  int x0 = clampInt((int)fx, width - 1), x1 = clampInt((int)fx + 1, width - 1);
  int y0 = clampInt((int)fy, height - 1), y1 = clampInt((int)fy + 1, height - 1);
  float wx = x - fx, wy = y - fy;
  float a = plane[y0 * width + x0], b = plane[y0 * width + x1];
  float c = plane[y1 * width + x0], d = plane[y1 * width + x1];
  float top = a + (b - a) * wx, bottom = c + (d - c) * wx;
  return top + (bottom - top) * wy;
}

// The two neighbours of a row are fetched together, little-endian.
typedef struct __attribute__((packed)) {
  uint16_t value;
} Unaligned;
static inline uint32_t pair(const uint8_t *at) { return ((const Unaligned *)at)->value; }

static inline v128_t low(v128_t pairs) { return wasm_f32x4_convert_i32x4(wasm_v128_and(pairs, wasm_i32x4_splat(255))); }
static inline v128_t high(v128_t pairs) { return wasm_f32x4_convert_i32x4(wasm_u32x4_shr(pairs, 8)); }
static inline v128_t mix(v128_t a, v128_t b, v128_t weight) {
  return wasm_f32x4_add(a, wasm_f32x4_mul(wasm_f32x4_sub(b, a), weight));
}

static inline v128_t bilinear4(const uint8_t *plane, int width, v128_t offsets, v128_t wx, v128_t wy) {
  const uint8_t *p0 = plane + wasm_i32x4_extract_lane(offsets, 0), *p1 = plane + wasm_i32x4_extract_lane(offsets, 1);
  const uint8_t *p2 = plane + wasm_i32x4_extract_lane(offsets, 2), *p3 = plane + wasm_i32x4_extract_lane(offsets, 3);
  v128_t top = wasm_i32x4_make(pair(p0), pair(p1), pair(p2), pair(p3));
  v128_t bottom = wasm_i32x4_make(pair(p0 + width), pair(p1 + width), pair(p2 + width), pair(p3 + width));
  return mix(mix(low(top), high(top), wx), mix(low(bottom), high(bottom), wx), wy);
}

static inline v128_t toRange(v128_t value, float gain, float offset) {
  v128_t clamped = wasm_f32x4_min(wasm_f32x4_max(value, wasm_f32x4_splat(0)), wasm_f32x4_splat(255));
  return wasm_f32x4_add(wasm_f32x4_mul(clamped, wasm_f32x4_splat(gain)), wasm_f32x4_splat(offset));
}

// Positions are indices of luma samples, whose centres are whole numbers. The corner (x, y) is that of the tensor's
// first pixel; (columnX, columnY) is the step from one column to the next, (rowX, rowY) from row to row. What lies
// outside left..right, top..bottom is black; within, the edge of the picture is repeated. A tensor value is colour
// (0..255) times gain plus offset.
void sample(const uint8_t *data, int width, int height, float left, float top, float right, float bottom, float x,
            float y, float columnX, float columnY, float rowX, float rowY, int size, float gain, float offset,
            float *out) {
  int cw = (width + 1) / 2, ch = (height + 1) / 2;
  Picture p = {data, data + width * height, data + width * height + cw * ch, width, height, cw, ch};
  // Where every tap of luma and chroma lies inside the picture.
  float safeLeft = left > 1 ? left : 1, safeTop = top > 1 ? top : 1;
  float safeRight = right < width - 4 ? right : width - 4, safeBottom = bottom < height - 4 ? bottom : height - 4;
  float *red = out, *green = out + size * size, *blue = out + 2 * size * size;
  v128_t lanes = wasm_f32x4_make(0, 1, 2, 3);
  for (int j = 0; j < size; j++) {
    float startX = x + rowX * j, startY = y + rowY * j;
    for (int i = 0; i < size; i += 4) {
      v128_t column = wasm_f32x4_add(wasm_f32x4_splat((float)i), lanes);
      v128_t sx = wasm_f32x4_add(wasm_f32x4_splat(startX), wasm_f32x4_mul(column, wasm_f32x4_splat(columnX)));
      v128_t sy = wasm_f32x4_add(wasm_f32x4_splat(startY), wasm_f32x4_mul(column, wasm_f32x4_splat(columnY)));
      int at = j * size + i;
      v128_t isSafe = wasm_v128_and(
          wasm_v128_and(wasm_f32x4_ge(sx, wasm_f32x4_splat(safeLeft)), wasm_f32x4_le(sx, wasm_f32x4_splat(safeRight))),
          wasm_v128_and(wasm_f32x4_ge(sy, wasm_f32x4_splat(safeTop)), wasm_f32x4_le(sy, wasm_f32x4_splat(safeBottom))));
      if (wasm_i32x4_all_true(isSafe)) {
        v128_t fx = wasm_f32x4_floor(sx), fy = wasm_f32x4_floor(sy);
        v128_t lumaAt = wasm_i32x4_add(wasm_i32x4_mul(wasm_i32x4_trunc_sat_f32x4(fy), wasm_i32x4_splat(width)),
                                       wasm_i32x4_trunc_sat_f32x4(fx));
        v128_t luma = bilinear4(p.y, width, lumaAt, wasm_f32x4_sub(sx, fx), wasm_f32x4_sub(sy, fy));
        v128_t cx = wasm_f32x4_mul(sx, wasm_f32x4_splat(0.5f));
        v128_t cy = wasm_f32x4_sub(wasm_f32x4_mul(sy, wasm_f32x4_splat(0.5f)), wasm_f32x4_splat(0.25f));
        v128_t gx = wasm_f32x4_floor(cx), gy = wasm_f32x4_floor(cy);
        v128_t wx = wasm_f32x4_sub(cx, gx), wy = wasm_f32x4_sub(cy, gy);
        v128_t chromaAt = wasm_i32x4_add(wasm_i32x4_mul(wasm_i32x4_trunc_sat_f32x4(gy), wasm_i32x4_splat(cw)),
                                         wasm_i32x4_trunc_sat_f32x4(gx));
        v128_t u = wasm_f32x4_sub(bilinear4(p.u, cw, chromaAt, wx, wy), wasm_f32x4_splat(128));
        v128_t v = wasm_f32x4_sub(bilinear4(p.v, cw, chromaAt, wx, wy), wasm_f32x4_splat(128));
        v128_t grey = wasm_f32x4_mul(wasm_f32x4_sub(luma, wasm_f32x4_splat(16)), wasm_f32x4_splat(LUMA_GAIN));
        v128_t r = wasm_f32x4_add(grey, wasm_f32x4_mul(v, wasm_f32x4_splat(RED_FROM_V)));
        v128_t g = wasm_f32x4_sub(wasm_f32x4_sub(grey, wasm_f32x4_mul(u, wasm_f32x4_splat(GREEN_FROM_U))),
                                  wasm_f32x4_mul(v, wasm_f32x4_splat(GREEN_FROM_V)));
        v128_t b = wasm_f32x4_add(grey, wasm_f32x4_mul(u, wasm_f32x4_splat(BLUE_FROM_U)));
        wasm_v128_store(red + at, toRange(r, gain, offset));
        wasm_v128_store(green + at, toRange(g, gain, offset));
        wasm_v128_store(blue + at, toRange(b, gain, offset));
        continue;
      }
      for (int k = 0; k < 4; k++) {
        float px = startX + (float)(i + k) * columnX, py = startY + (float)(i + k) * columnY;
        float r = 0, g = 0, b = 0;
        if (px >= left && px <= right && py >= top && py <= bottom) {
          float cx = px * 0.5f, cy = py * 0.5f - 0.25f;
          float grey = (bilinear(p.y, width, height, px, py) - 16) * LUMA_GAIN;
          float u = bilinear(p.u, cw, ch, cx, cy) - 128, v = bilinear(p.v, cw, ch, cx, cy) - 128;
          r = clampByte(grey + v * RED_FROM_V);
          g = clampByte(grey - u * GREEN_FROM_U - v * GREEN_FROM_V);
          b = clampByte(grey + u * BLUE_FROM_U);
        }
        red[at + k] = r * gain + offset;
        green[at + k] = g * gain + offset;
        blue[at + k] = b * gain + offset;
      }
    }
  }
}
