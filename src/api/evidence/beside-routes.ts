import { basename } from 'node:path';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HOUR_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FoundFinding } from '../../store/reviews/find-findings.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { principalOf } from '../access/guard.ts';
import { findingFor } from '../findings/find-finding.ts';
import { geometryView } from '../places/camera-view.ts';
import { geometrySchema } from '../places/place-schemas.ts';
import { notFound } from '../problems/not-found.ts';
import { defined, id, idInput, idParams, interval } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { type CameraBeside, camerasBeside, isPlaced } from './cameras-beside.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import { clipOf } from './evidence-plan.ts';
import type { ViewNotes } from './note-views.ts';
import { sendFile, videoAnswer } from './send-file.ts';

/** How long before or after a moment another camera may have started or stopped a recording that shows it. */
const NEARBY_MS: Milliseconds = HOUR_MS;

const besideSchema = z
  .object({
    key: z.string().describe('The same for the same camera'),
    geometry: geometrySchema,
    footage: z.discriminatedUnion('available', [
      z.object({
        available: z.literal(true),
        runId: id,
        name: z.string(),
        clip: z.string().describe('Address of an MP4 (H.264), by ranges'),
        clipInterval: interval,
        offsetMs: z
          .number()
          .describe('To be added to presentation times of the finding’s recording: the same moment here'),
        picture: z.object({ width: z.int(), height: z.int() }),
        fps: z.number().optional(),
      }),
      z.object({ available: z.literal(false), reason: z.literal('not-filmed') }),
    ]),
  })
  .meta({ id: 'CameraBeside', description: 'Another camera of the window, at the time of the finding' });

/** Routes for what the window's other cameras saw at the time of a finding. */
export const besideRoutes =
  (store: ServiceStore, evidence: EvidenceFiles, views: ViewNotes): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/findings/:id/cameras',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'What the other cameras of the window saw of a finding',
          description: 'Cameras that filmed the window within an hour; where one did not film then, it says so.',
          tags: ['evidence'],
          params: idParams,
          response: { 200: z.object({ cameras: z.array(besideSchema) }) },
        },
      },
      async (request) => {
        const finding = await findingFor(store, principalOf(request), request.params.id);
        const cameras = await besideFinding(store, finding);
        return { cameras: cameras.map((camera) => besideView(finding.id, camera)) };
      },
    );

    app.get(
      '/findings/:id/cameras/:run/clip',
      {
        config: { access: 'evidence:read' },
        schema: {
          summary: 'The clip of another camera at the time of a finding',
          tags: ['evidence'],
          params: idParams.extend({ run: idInput }),
          response: { 200: videoAnswer, 206: videoAnswer },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const finding = await findingFor(store, principal, request.params.id);
        const camera = (await besideFinding(store, finding)).find(({ run }) => run.id === request.params.run);
        if (camera?.interval === undefined) throw notFound(`footage of run ${request.params.run} at that time`);
        const path = await evidence.file(
          camera.run,
          { clip: camera.interval },
          { unblurred: false, gone: clientGone(reply) },
        );
        const subject = `finding:${finding.id}`;
        await views.note(principal, { action: 'clip.read', subject, hall: finding.hall, detail: { unblurred: false } });
        reply.header('cache-control', 'private, max-age=600');
        return sendFile(request, reply, path, 'video/mp4') as never;
      },
    );
  };

async function besideFinding(store: ServiceStore, finding: FoundFinding): Promise<CameraBeside[]> {
  const [run] = await store.runs({ id: finding.runId, includeSuperseded: true });
  if (run === undefined || !isPlaced(run) || finding.startAt === undefined) return [];
  const { hall, window } = finding;
  const [from, to] = [finding.startAt - NEARBY_MS, finding.startAt + NEARBY_MS];
  const nearby = await store.runs({ hall, window, from, to });
  return camerasBeside(run, clipOf(finding, run), nearby.filter(isPlaced));
}

function besideView(findingId: number, camera: CameraBeside): z.infer<typeof besideSchema> {
  const { key, run, interval: clipInterval, offsetMs } = camera;
  return {
    key,
    geometry: geometryView(run.camera),
    footage:
      clipInterval === undefined
        ? { available: false, reason: 'not-filmed' }
        : {
            available: true,
            runId: run.id,
            name: basename(run.footage.name),
            clip: `/api/v1/findings/${findingId}/cameras/${run.id}/clip`,
            clipInterval,
            offsetMs,
            picture: run.picture,
            ...defined({ fps: run.footage.fps }),
          },
  };
}
