import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fingerprint } from '../../media/fingerprint.ts';
import { findUpload, finishUpload, insertUpload, type Upload } from '../../store/recordings/uploads.ts';
import { principalOf } from '../access/guard.ts';
import type { Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { FootageRoots } from '../evidence/footage-files.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid, notFound } from '../problems/not-found.ts';
import { code, id, instantInput } from '../schemas/common.ts';
import { queueRecording } from './queue-recording.ts';
import { receivePiece, sizeOf } from './receive-piece.ts';

const tags = ['recordings'];
const MOST_BYTES = 20 * 1024 ** 3;

const queuedSchema = z
  .object({ job: z.uuid(), sha256: z.string(), bytes: z.int() })
  .meta({ id: 'QueuedRecording', description: 'It will be analysed; /jobs/{job} says how far it is' });
const uploadSchema = z
  .object({
    upload: z.uuid(),
    bytes: z.int(),
    received: z.int().describe('Where the next piece begins'),
    queued: queuedSchema.optional().describe('Once all has arrived'),
  })
  .meta({ id: 'Upload' });

export const recordingRoutes: Routes = (context) => async (app) => {
  const { store, settings } = context;
  const roots = new FootageRoots(settings.footageRoots);
  const folder = join(settings.dataDir, 'uploads');
  const partOf = (uploadId: string) => join(folder, `${uploadId}.part`);
  /** Pieces of one upload follow each other. */
  const receiving = new Set<string>();

  app.post(
    '/recordings',
    {
      config: { access: 'recording:write' },
      schema: {
        summary: 'Have a recording analysed that lies in a folder of footage',
        tags,
        body: z.object({
          windowId: id,
          path: z
            .string()
            .min(1)
            .max(4096)
            .regex(/^[^\p{Cc}]+$/u, 'must not hold control characters'),
          startedAt: instantInput.optional().describe('Time of its first picture'),
        }),
        response: { 202: queuedSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.body.windowId);
      const path = await roots.findFor(principal, request.body.path, place.hall);
      reply.code(202);
      return queueRecording(context, principal, { path, place, startedAt: request.body.startedAt });
    },
  );

  app.post(
    '/uploads',
    {
      config: { access: 'recording:write' },
      schema: {
        summary: 'Begin to upload a recording; its pieces follow',
        tags,
        body: z.object({
          windowId: id,
          name: code.describe('Of the file'),
          bytes: z.int().min(1).max(MOST_BYTES),
          startedAt: instantInput.optional(),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .optional()
            .describe('Compared when all has arrived'),
        }),
        response: { 201: uploadSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const place = await windowFor(store, principal, request.body.windowId);
      const { name, bytes, startedAt, sha256 } = request.body;
      const uploadId = randomUUID();
      await store.change(principal.actor, async ({ writing, now, note }) => {
        const upload = { id: uploadId, actor: principal.actor.id, windowId: place.id, name, bytes, startedAt, sha256 };
        await insertUpload(writing, upload, now);
        note({ action: 'upload.begin', subject: `upload:${uploadId}`, hall: place.hall, detail: { name, bytes } });
      });
      reply.code(201);
      return { upload: uploadId, bytes, received: 0 };
    },
  );

  const find = async (principal: Principal, uploadId: string): Promise<Upload> => {
    const upload = await store.read((db) => findUpload(db, uploadId, principal.actor.id));
    if (upload === undefined || upload.finishedAt !== undefined) throw notFound(`upload ${uploadId} that goes on`);
    return upload;
  };
  const params = z.object({ upload: z.uuid() });

  app.get(
    '/uploads/:upload',
    {
      config: { access: 'recording:write' },
      schema: { summary: 'How much of an upload has arrived', tags, params, response: { 200: uploadSchema } },
    },
    async (request) => {
      const { id: uploadId, bytes } = await find(principalOf(request), request.params.upload);
      return { upload: uploadId, bytes, received: await sizeOf(partOf(uploadId)) };
    },
  );

  await app.register(async (pieces) => {
    // Handed on as it comes, never held in memory.
    pieces.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    pieces.withTypeProvider<ZodTypeProvider>().patch(
      '/uploads/:upload',
      {
        config: { access: 'recording:write' },
        schema: {
          summary: 'A piece of the recording (application/octet-stream)',
          description:
            'Begins at `offset`. After a broken connection, ask how much has arrived and go on there. With the last piece the recording is looked into and queued.',
          tags,
          params,
          querystring: z.object({ offset: z.coerce.number<string>().int().min(0).max(MOST_BYTES) }),
          response: { 200: uploadSchema },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const upload = await find(principal, request.params.upload);
        const { id: uploadId, bytes } = upload;
        if (receiving.has(uploadId)) throw invalid('a piece of this upload is arriving already');
        receiving.add(uploadId);
        try {
          const { offset } = request.query;
          const said = request.headers['content-length'];
          const length = said === undefined ? undefined : Number(said);
          const received = await receivePiece(partOf(uploadId), request.body as Readable, { offset, bytes, length });
          if (received < bytes) return { upload: uploadId, bytes, received };
          return { upload: uploadId, bytes, received, queued: await finish(principal, upload) };
        } finally {
          receiving.delete(uploadId);
        }
      },
    );
  });

  async function finish(principal: Principal, { id: uploadId, sha256: expected, windowId, startedAt }: Upload) {
    const part = partOf(uploadId);
    const sha256 = await fingerprint({ path: part, kind: 'video' });
    if (expected !== undefined && sha256 !== expected) {
      await rm(part, { force: true });
      throw invalid('what arrived is not what was sent: its hash differs', 'Upload it again from the beginning.');
    }
    const place = await windowFor(store, principal, windowId);
    const path = join(folder, sha256);
    await rename(part, path);
    try {
      const queued = await queueRecording(context, principal, { path, place, startedAt });
      await store.keep((writing) => finishUpload(writing, uploadId, store.now()));
      return queued;
    } catch (error) {
      // No recording, or no camera for it: nothing is kept of what nobody can use.
      await rm(path, { force: true });
      throw error;
    }
  }
};
