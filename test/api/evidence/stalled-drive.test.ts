import { existsSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fingerprint } from '../../../src/media/fingerprint.ts';
import { readings } from '../../store/support/runs.ts';
import { clipPath, clipRun } from '../../support/clip-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { API, testService } from '../support/service.ts';

const PATH = clipPath('counter-violations.mp4');
const SHA256 = await fingerprint({ path: PATH, kind: 'video' });

/** A service with a recording, whose ffmpeg or ffprobe hangs as if its drive had stopped. */
async function withHanging(program: 'ffmpegPath' | 'ffprobePath', evidenceMs: number) {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const pidFile = join(folder.path, 'pid');
  const hanging = folder.file(
    'hanging.sh',
    `#!/bin/sh\necho $$ > ${pidFile}.part\nmv ${pidFile}.part ${pidFile}\nexec sleep 600\n`,
  );
  await chmod(hanging, 0o755);
  const service = await testService({
    ...{ footageRoots: [{ path: dirname(PATH) }], ffmpeg: { [program]: hanging }, evidenceMs },
  });
  const run = clipRun('counter-violations');
  const footage = { ...run.footage, sha256: SHA256, name: PATH };
  await service.store.commitRun({ ...run, footage, readings: readings({ frames: 300, fps: 10 }) });
  const pid = () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0);
  return {
    service,
    started: () => expect.poll(pid, { timeout: 20_000 }).toBeGreaterThan(0),
    // On a busy machine the time may be over before it has begun.
    ended: () => expect.poll(() => pid() > 0 && isAlive(pid()), { timeout: 20_000 }).toBe(false),
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const FOREVER_MS = 3_600_000;
const ROUTES = ['/findings/1/still', '/findings/1/clip', '/runs/1/landmarks.mp4?from=0&to=2000'] as const;

describe('where the drive of a recording has stopped', { timeout: 60_000 }, () => {
  test.each(ROUTES.filter((url) => !url.endsWith('/clip')))(
    '%s answers in time, and its ffmpeg is ended',
    async (url) => {
      const { service, ended } = await withHanging('ffmpegPath', 2_000);
      const answer = await (await service.person('administrator')).get(url);
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'LIYI_INPUT_STALLED']);
      await ended();
    },
  );

  test('a recording that cannot be looked into is told as well', async () => {
    const { service, ended } = await withHanging('ffprobePath', 500);
    const answer = await (await service.person('administrator')).get('/findings/1/still');
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'LIYI_INPUT_STALLED']);
    await ended();
  });

  test.each(ROUTES)('ffmpeg goes with the last client of %s', async (url) => {
    const { service, started, ended } = await withHanging('ffmpegPath', FOREVER_MS);
    const machine = await service.machine(['evidence:read', 'export:read', 'finding:read']);
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = service.app.server.address() as AddressInfo;
    const clients = [new AbortController(), new AbortController()];
    const asked = clients.map(({ signal }) =>
      fetch(`http://127.0.0.1:${port}${API}${url}`, { headers: { authorization: machine.authorization! }, signal }),
    );
    await started();
    for (const client of clients) client.abort();
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await ended();
  });

  test('the service still ends', async () => {
    const { service, started, ended } = await withHanging('ffmpegPath', FOREVER_MS);
    const answer = (await service.person('administrator')).get('/findings/1/clip');
    await started();
    await service.app.close();
    expect((await answer).statusCode).toBe(503);
    await ended();
  });
});
