import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { NETS } from '../../../models/manifest.ts';
import { readWeights } from '../../../models/weights.ts';
import type { Task } from './picture.ts';
import { rgbaOf } from './picture.ts';
import { taskBundle, withMetadata } from './task-bundle.ts';

const require = createRequire(import.meta.url);
/** Source: the model cards' input ranges, −1..1 for the detectors and 0..1 for the landmarks. */
const SIGNED = { mean: 127.5, deviation: 127.5 };
const UNSIGNED = { mean: 0, deviation: 255 };

interface Image {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** @mediapipe/tasks-vision in Node on the CPU: its WebAssembly wants a browser's canvas only to look at it. */
export async function open(): Promise<Readonly<Record<'body' | 'hands', Task<Image>>>> {
  Object.assign(globalThis, {
    self: globalThis,
    WebGLRenderingContext: class {},
    WebGL2RenderingContext: class {},
    importScripts: loadScript,
  });
  const bundle = require.resolve('@mediapipe/tasks-vision');
  const wasm = join(dirname(bundle), 'wasm');
  const { PoseLandmarker, HandLandmarker } = require(bundle);
  const files = {
    wasmLoaderPath: join(wasm, 'vision_wasm_internal.js'),
    wasmBinaryPath: join(wasm, 'vision_wasm_internal.wasm'),
  };
  const net = async (id: keyof typeof NETS, normalisation: typeof SIGNED) =>
    withMetadata(await readWeights(NETS[id]), normalisation);
  const options = (modelAssetBuffer: Uint8Array) => ({
    ...{ baseOptions: { modelAssetBuffer, delegate: 'CPU' }, runningMode: 'VIDEO', canvas: canvasStandIn() },
  });
  const pose = await PoseLandmarker.createFromOptions(
    files,
    options(
      taskBundle({
        'pose_detector.tflite': await net('pose-detection', SIGNED),
        'pose_landmarks_detector.tflite': await net('pose-landmark-full', UNSIGNED),
      }),
    ),
  );
  const hands = await HandLandmarker.createFromOptions(files, {
    ...options(
      taskBundle({
        'hand_detector.tflite': await net('palm-detection', UNSIGNED),
        'hand_landmarks_detector.tflite': await net('hand-landmark-lite', UNSIGNED),
      }),
    ),
    numHands: 2,
  });
  return { body: task(pose), hands: task(hands) };
}

/** The loader is a script that asks for Node's modules by name and leaves one global behind. */
function loadScript(path: string): void {
  const wrapped = `(function (require, __dirname, __filename) {${readFileSync(path, 'utf8')}\nglobalThis.ModuleFactory = ModuleFactory;})`;
  runInThisContext(wrapped, { filename: path })(require, dirname(path), path);
}

interface TaskLandmarker {
  detectForVideo(image: Image, tMs: number): { readonly landmarks: readonly unknown[] };
}

const task = (landmarker: TaskLandmarker): Task<Image> => ({
  prepare: (picture) => ({ data: rgbaOf(picture), width: picture.frame.width, height: picture.frame.height }),
  detect: (image, tMs) => landmarker.detectForVideo(image, 1 + tMs).landmarks.length > 0,
});

/** Answers every call of WebGL and does nothing, but that pixels read back are those of the picture given last. */
function canvasStandIn(): object {
  const canvas: { width: number; height: number; getContext(): object; addEventListener(): void } = {
    ...{ width: 1, height: 1, addEventListener() {} },
    getContext: () => context,
  };
  let picture: Uint8Array = new Uint8Array();
  const texImage2D = (...values: readonly unknown[]) => {
    const source = values.at(-1) as { data?: Uint8ClampedArray } | null;
    if (source?.data) picture = new Uint8Array(source.data.buffer, source.data.byteOffset, source.data.length);
  };
  const readPixels = (...values: readonly unknown[]) => (values[6] as Uint8Array).set(picture, Number(values[7] ?? 0));
  const context: object = new Proxy(
    {},
    {
      get(_, name) {
        if (name === 'canvas') return canvas;
        if (typeof name === 'symbol' || name === 'then' || /^current\w+Binding$/.test(name)) return undefined;
        if (name === 'texImage2D') return texImage2D;
        if (name === 'readPixels') return readPixels;
        if (name === 'getParameter') return () => 4096;
        if (name === 'getSupportedExtensions') return () => [];
        if (name === 'getExtension') return () => null;
        if (/^[A-Z0-9_]+$/.test(name)) return 1;
        return () => ({});
      },
      set: () => true,
    },
  );
  return canvas;
}
