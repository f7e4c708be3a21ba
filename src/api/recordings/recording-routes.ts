import { z } from 'zod';
import { fingerprint } from '../../media/fingerprint.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { FootageRoots } from '../evidence/footage-files.ts';
import { windowFor } from '../places/find-window.ts';
import { id, instantInput } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { probeRecording, queueRecording, readingRecording } from './queue-recording.ts';
import { queuedSchema } from './recording-schemas.ts';

const path = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\p{Cc}]+$/u, 'must not hold control characters');

/** Routes to register recordings for analysis by their path or address. */
export const recordingRoutes: Routes = (context) => async (app) => {
  const roots = new FootageRoots(context.settings.footageRoots);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.post(
    '/recordings',
    {
      config: { access: 'recording:write' },
      schema: {
        summary: 'Have a recording analysed that lies in a folder of footage',
        tags: ['recordings'],
        body: z.object({
          windowId: id,
          path,
          startedAt: instantInput.optional().describe('Time of its first picture'),
        }),
        response: { 202: queuedSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const place = await windowFor(context.store, principal, request.body.windowId);
      const gone = AbortSignal.any([closing.signal, clientGone(reply)]);
      const { found, probed, sha256 } = await readingRecording(gone, async (signal) => {
        const found = await roots.findFor(principal, request.body.path, place.hall);
        const probed = await probeRecording(context, place, found, signal);
        return { found, probed, sha256: await fingerprint(probed.footage, signal) };
      });
      reply.code(202);
      const { startedAt } = request.body;
      return queueRecording(context, principal, probed, { path: found, sha256, startedAt });
    },
  );
};
