import { z } from 'zod';
import { ROLES } from '../../contract/role.ts';
import { UNAVAILABLE_REASONS } from '../../contract/unavailable-reason.ts';
import { id, interval, presentationMs } from '../schemas/common.ts';

const reason = z.enum(UNAVAILABLE_REASONS);

const face = z.discriminatedUnion('available', [
  z.object({
    available: z.literal(true),
    yawDeg: z.number(),
    pitchDeg: z.number(),
    rollDeg: z.number(),
    heightPx: z.number(),
    happiness: z.number().optional(),
  }),
  z.object({ available: z.literal(false), reason }),
]);

const hand = z.discriminatedUnion('available', [
  z.object({
    available: z.literal(true),
    points: z.array(z.number()).describe('21 × (x px, y px)'),
  }),
  z.object({ available: z.literal(false), reason }),
]);

const personSchema = z
  .object({
    person: z.string(),
    role: z.enum(ROLES),
    pose: z.array(z.number()).describe('33 × (x px, y px, visibility 0..1), named by poseLandmarks'),
    face,
    leftHand: hand,
    rightHand: hand,
  })
  .meta({ id: 'PersonLandmarks' });

const curveSchema = z
  .object({
    person: z.string(),
    role: z.enum(ROLES),
    quantity: z.string(),
    unit: z.enum(['deg', 'share', 'score']),
    points: z
      .array(
        z.object({
          tMs: presentationMs,
          value: z.number().optional(),
          uncertainty: z.number().optional().describe('One standard deviation'),
          reason: reason.optional().describe('Why there is no value'),
        }),
      )
      .describe('A value with its uncertainty, or the reason why there is none'),
  })
  .meta({ id: 'Curve' });

const soundSchema = z
  .object({
    startMs: presentationMs,
    stepMs: z.number().describe('Length of a window'),
    loudness: z.array(z.number()).describe('LUFS of each window, of the loudest channel; -100 for digital silence'),
    speech: z.array(z.number()).describe('How likely each window is speech, 0..1'),
  })
  .meta({ id: 'Sound' });

export const measurementsSchema = z
  .object({
    runId: id,
    interval,
    picture: z.object({ width: z.int(), height: z.int() }).describe('In whose pixels landmarks are'),
    poseLandmarks: z.array(z.string()).describe('Names of the 33 pose landmarks, in order'),
    frames: z.array(z.object({ tMs: presentationMs, people: z.array(personSchema) })),
    curves: z.array(curveSchema),
    sound: z.array(soundSchema).describe('Stretches without a hole; none where nobody listened'),
  })
  .meta({ id: 'Measurements' });
