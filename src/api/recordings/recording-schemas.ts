import { z } from 'zod';

export const queuedSchema = z
  .object({ job: z.uuid(), sha256: z.string(), bytes: z.int() })
  .meta({ id: 'QueuedRecording', description: 'It will be analysed; /jobs/{job} says how far it is' });

export const uploadSchema = z
  .object({
    upload: z.uuid(),
    bytes: z.int(),
    received: z.int().describe('Where the next piece begins'),
    queued: queuedSchema.optional().describe('Once all has arrived'),
  })
  .meta({ id: 'Upload' });
