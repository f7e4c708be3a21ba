import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HOUR_MS } from '../../contract/durations.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { deleteUpload, findUpload, insertUpload, openUploads, type Upload } from '../../store/recordings/uploads.ts';
import { principalOf } from '../access/guard.ts';
import type { Principal } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid, notFound } from '../problems/not-found.ts';
import { code, id, instantInput } from '../schemas/common.ts';
import { DiskRoom } from '../service/disk-room.ts';
import { finish } from './finish-upload.ts';
import { cameraSetupOf } from './queue-recording.ts';
import { receivePiece } from './receive-piece.ts';
import { uploadSchema } from './recording-schemas.ts';
import { dropStaleUploads } from './stale-uploads.ts';
import { UploadsFolder } from './uploads-folder.ts';

const tags = ['recordings'];
const config = { access: 'recording:write' } as const;
const params = z.object({ upload: z.uuid() });
const MOST_BYTES = 20 * 1024 ** 3;
/** Most unfinished uploads of one account or key. */
const OPEN_AT_MOST = 10;
const LOOK_FOR_STALE_EVERY_MS: Milliseconds = HOUR_MS;

/** Routes `/uploads`: recordings sent in pieces, which can be resumed after a broken connection. */
export const uploadRoutes: Routes = (context) => async (app) => {
  const { store, settings } = context;
  const folder = new UploadsFolder(join(settings.dataDir, 'uploads'));
  const room = new DiskRoom(folder.path, settings.keepFreeBytes);
  /** Pieces of one upload follow each other. */
  const receiving = new Set<string>();

  const dropStale = () => dropStaleUploads(store, folder).catch((error) => app.log.error({ err: error }, 'uploads'));
  const timer = setInterval(dropStale, LOOK_FOR_STALE_EVERY_MS).unref();
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onClose', async () => clearInterval(timer));

  const find = async (principal: Principal, uploadId: string): Promise<Upload> => {
    const upload = await store.read((db) => findUpload(db, uploadId, principal.actor.id));
    if (upload === undefined || upload.finishedAt !== undefined) throw notFound(`upload ${uploadId} that goes on`);
    return upload;
  };

  /** Room for it and for what is still to come of all others. */
  async function assertAllowed(actor: string, bytes: number, open: readonly Upload[]): Promise<void> {
    if (open.filter((upload) => upload.actor === actor).length >= OPEN_AT_MOST) throw tooMany();
    let toCome = bytes;
    for (const upload of open) toCome += upload.bytes - (await folder.receivedOf(upload.id));
    await room.assertRoomFor(toCome);
  }

  app.post(
    '/uploads',
    {
      config,
      schema: {
        summary: 'Begin to upload a recording; its pieces follow',
        description:
          'Its room on the disk is reserved: 507 where there is none. Given up where nothing comes for a day.',
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
      await cameraSetupOf(context, place);
      await dropStale();
      const { name, bytes, startedAt, sha256 } = request.body;
      const uploadId = randomUUID();
      await store.change(principal.actor, async ({ writing, now, note }) => {
        await assertAllowed(principal.actor.id, bytes, await openUploads(writing));
        const upload = { id: uploadId, actor: principal.actor.id, windowId: place.id, name, bytes, startedAt, sha256 };
        await insertUpload(writing, upload, now);
        note({ action: 'upload.begin', subject: `upload:${uploadId}`, hall: place.hall, detail: { name, bytes } });
      });
      reply.code(201);
      return { upload: uploadId, bytes, received: 0 };
    },
  );

  app.get(
    '/uploads/:upload',
    {
      config,
      schema: { summary: 'How much of an upload has arrived', tags, params, response: { 200: uploadSchema } },
    },
    async (request) => {
      const { id: uploadId, bytes } = await find(principalOf(request), request.params.upload);
      return { upload: uploadId, bytes, received: await folder.receivedOf(uploadId) };
    },
  );

  app.delete(
    '/uploads/:upload',
    {
      config,
      schema: { summary: 'Give an upload up', tags, params, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id: uploadId, name } = await find(principal, request.params.upload);
      if (receiving.has(uploadId)) throw arriving();
      await store.change(principal.actor, async ({ writing, note }) => {
        await deleteUpload(writing, uploadId);
        note({ action: 'upload.delete', subject: `upload:${uploadId}`, detail: { name } });
      });
      await folder.removePart(uploadId);
      return reply.code(204).send();
    },
  );

  await app.register(async (pieces) => {
    // Handed on as it comes, never held in memory.
    pieces.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    pieces.withTypeProvider<ZodTypeProvider>().patch(
      '/uploads/:upload',
      {
        config,
        schema: {
          summary: 'A piece of the recording (application/octet-stream)',
          description:
            'Begins at `offset`. After a broken connection, ask how much has arrived and go on there. With the last piece the recording is looked into and queued; where that failed, a piece of no bytes tries again.',
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
        if (receiving.has(uploadId)) throw arriving();
        receiving.add(uploadId);
        try {
          const { offset } = request.query;
          const said = request.headers['content-length'];
          const content = (request.body as Readable | undefined) ?? Readable.from([]);
          const piece = { content, offset, length: said === undefined ? undefined : Number(said) };
          const received = await receivePiece(folder.partOf(uploadId), piece, { bytes, room });
          if (received < bytes) return { upload: uploadId, bytes, received };
          return {
            upload: uploadId,
            bytes,
            received,
            queued: await finish(context, principal, folder, upload, closing.signal),
          };
        } finally {
          receiving.delete(uploadId);
        }
      },
    );
  });
};

const arriving = (): LiyiError => invalid('a piece of this upload is arriving already');

const tooMany = (): LiyiError =>
  new LiyiError('LIYI_TOO_MANY_REQUESTS', {
    message: `${OPEN_AT_MOST} uploads of yours are under way`,
    remedy: 'Finish one of them, or give it up: DELETE /api/v1/uploads/{upload}.',
  });
