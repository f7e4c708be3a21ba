import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Task } from './picture.ts';
import { rgbOf } from './picture.ts';

const require = createRequire(import.meta.url);

/** What we use of @vladmandic/human; its own types need a browser's. */
interface Human {
  readonly tf: { tensor(values: Uint8Array, shape: readonly number[], type: 'int32'): Disposed };
  init(): Promise<void>;
  load(): Promise<void>;
  detect(input: Disposed): Promise<{ face: unknown[]; body: unknown[]; hand: unknown[] }>;
}
interface Disposed {
  dispose(): void;
}

interface Image {
  readonly rgb: Uint8Array;
  readonly shape: readonly [height: number, width: number];
}

/**
 * Body, face mesh, expression, hands, on TensorFlow.js' WASM backend with SIMD, one thread, nothing cached. No irises:
 * nobody here asks for them.
 */
export async function open(): Promise<Readonly<Record<'everything', Task<Image>>>> {
  const package_ = dirname(dirname(require.resolve('@vladmandic/human')));
  const models = pathToFileURL(`${join(package_, 'models')}/`).href;
  const { default: Human } = require(join(package_, 'dist/human.node-wasm.js'));
  // It fetches its models, and Node does not fetch files.
  const { fetch } = globalThis;
  globalThis.fetch = (async (input: string | URL | Request, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    return url.startsWith('file:') ? new Response(readFileSync(new URL(url))) : fetch(input, init);
  }) as typeof fetch;
  const off = { enabled: false };
  const human: Human = new Human({
    backend: 'wasm',
    wasmPath: `${dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`,
    modelBasePath: models,
    cacheSensitivity: 0,
    cacheModels: false,
    filter: off,
    face: {
      enabled: true,
      mesh: { enabled: true },
      iris: off,
      emotion: { enabled: true },
      description: off,
      antispoof: off,
      liveness: off,
    },
    body: { enabled: true },
    hand: { enabled: true, landmarks: true },
    ...{ object: off, gesture: off, segmentation: off },
  });
  await human.init();
  await human.load();
  return {
    everything: {
      prepare: (picture) => ({ rgb: rgbOf(picture), shape: [picture.frame.height, picture.frame.width] }),
      async detect({ rgb, shape }) {
        const input = human.tf.tensor(rgb, [1, ...shape, 3], 'int32');
        const { body } = await human.detect(input);
        input.dispose();
        return body.length > 0;
      },
    },
  };
}
