import type { SherpaModel } from './sherpa-model.ts';

/** To the process that holds the model: first the model, then piece after piece. */
export type ToSherpa =
  | { readonly type: 'open'; readonly model: SherpaModel; readonly language: string; readonly threads: number }
  | { readonly type: 'recognise'; readonly id: number; readonly samples: Float32Array };

/** From it. */
export type FromSherpa =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'text'; readonly id: number; readonly text: string }
  | { readonly type: 'failed'; readonly id: number; readonly why: string };
