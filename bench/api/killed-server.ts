/**
 * The service is killed (SIGKILL) at random moments while machines write to it and a webhook is told of it, and started
 * again each time; whoever got no answer sends again, as machines do. At the end every write that was acknowledged must
 * be there once, with its entry in an audit log that is intact, and the webhook must have been told of every one.
 *
 *     npm run bench:api:killed -- [kills=30]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { apiKeyText, newApiKey } from '../../src/api/access/api-key-text.ts';
import { sha256 } from '../../src/api/access/secrets.ts';
import { createFirstAdministrator } from '../../src/api/first-start.ts';
import { openKeyFile } from '../../src/api/webhooks/key-file.ts';
import { insertApiKey } from '../../src/store/accounts/api-keys.ts';
import { SYSTEM } from '../../src/store/audit/audit-chain.ts';
import { verifyAudit } from '../../src/store/audit/verify-audit.ts';
import { checkStoreFile } from '../../src/store/database/backup.ts';
import { insertHall, insertWindow } from '../../src/store/places/place-records.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';
import { insertWebhook } from '../../src/store/webhooks/webhooks.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const WRITERS = 4;
/** Long enough that writes are under way, short enough for thirty kills. */
const LIVES_MS = { shortest: 200, longest: 2_000 };
/** A delivery that a kill cut off in its first attempt is tried again after 15 s, in its second after 30 s. */
const TOLD_WITHIN_MS = 90_000;

const kills = Number(process.argv[2] ?? 30);
const folder = await mkdtemp(join(tmpdir(), 'liyi-bench-'));
const [sqlitePath, dataDir] = [join(folder, 'liyi.db'), join(folder, 'data')];
const parts = newApiKey();

/** Ids of the notices that the webhook got, however often. */
const told = new Set<number>();
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  told.add(JSON.parse(body).id);
  response.writeHead(204).end();
});

async function prepare(): Promise<void> {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const secrets = await openKeyFile(join(dataDir, 'secret.key'));
  await using store = await openServiceStore({ sqlitePath });
  await createFirstAdministrator(store);
  await store.change(SYSTEM, async ({ writing, now, note }) => {
    await insertHall(writing, { code: 'h', title: undefined }, now);
    await insertWindow(writing, { hall: 'h', window: 'A01', title: undefined }, now);
    const key = { name: 'bench', prefix: parts.prefix, secretHash: sha256(parts.secret), rights: ['queue:write'] };
    await insertApiKey(writing, { ...key, createdById: 1, expiresAt: now + 86_400_000 }, now);
    await insertWebhook(writing, { url, types: ['queue.received'], sealedSecret: secrets.seal('s') }, now);
    note({ action: 'bench.prepare', subject: 'store' });
  });
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [CLI, 'serve', '--db', sqlitePath, '--data-dir', dataDir, '--port', '0', '--no-log'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  for await (const chunk of child.stdout!) {
    text += chunk;
    const url = /serving at (\S+)/.exec(text)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the service ended: ${text}`);
}

const acknowledged = new Set<string>();
/** Sent, and perhaps stored, without an answer. */
const unanswered: string[] = [];
let [sent, sentAgain] = [0, 0];

/** Writes one event after the other until the service is gone. */
async function write(url: string): Promise<void> {
  for (;;) {
    const again = unanswered.pop();
    if (again !== undefined) sentAgain += 1;
    const externalId = again ?? `e${++sent}`;
    try {
      const { stored, known } = await send(url, externalId);
      if (again === undefined ? stored !== 1 : stored + known !== 1)
        throw new Error(`${externalId}: ${stored} stored, ${known} known`);
      acknowledged.add(externalId);
    } catch (error) {
      if (!(error instanceof TypeError || (error as Error).name === 'SyntaxError')) throw error;
      unanswered.push(externalId);
      return;
    }
  }
}

async function send(url: string, externalId: string): Promise<{ stored: number; known: number }> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/windows/1/queue-events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKeyText(parts)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events: [{ externalId, type: 'called', at: new Date().toISOString() }] }),
    });
    if (answer.status === 200) return (await answer.json()) as { stored: number; known: number };
    if (answer.status !== 503) throw new Error(`status ${answer.status}: ${await answer.text()}`);
    // A machine that is busy with other things turns writes away.
    await sleep(100);
  }
}

/** Ids of what the webhook has to be told of. */
async function announced(store: ServiceStore): Promise<number[]> {
  const rows = await store.read((db) =>
    db.selectFrom('notices').select('id').where('type', '=', 'queue.received').execute(),
  );
  return rows.map(({ id }) => id);
}

async function tellTheRest(): Promise<void> {
  const { child } = await start();
  await using store = await openServiceStore({ sqlitePath });
  const ids = await announced(store);
  for (let waitedMs = 0; waitedMs < TOLD_WITHIN_MS && ids.some((id) => !told.has(id)); waitedMs += 500)
    await sleep(500);
  child.kill('SIGTERM');
  await once(child, 'exit');
}

try {
  await prepare();
  for (let i = 0; i < kills; i++) {
    const { child, url } = await start();
    const writers = Array.from({ length: WRITERS }, () => write(url));
    await sleep(LIVES_MS.shortest + Math.random() * (LIVES_MS.longest - LIVES_MS.shortest));
    child.kill('SIGKILL');
    await Promise.all(writers);
  }
  await tellTheRest();
  checkStoreFile(sqlitePath);
  await using store = await openServiceStore({ sqlitePath });
  const rows = await store.read((db) => db.selectFrom('queue_events').select('external_id').execute());
  const stored = new Set(rows.map((row) => row.external_id));
  const lost = [...acknowledged].filter((id) => !stored.has(id)).length;
  const twice = rows.length - stored.size;
  const notices = await announced(store);
  const untold = notices.filter((id) => !told.has(id)).length;
  const unannounced = rows.length - notices.length;
  const audit = await store.read((db) => verifyAudit(db));
  console.log(
    `${kills} kills; ${acknowledged.size} writes acknowledged, ${sentAgain} sent again, ${rows.length} stored: ` +
      `${lost} lost, ${twice} twice; audit log ${audit.intact ? 'intact' : 'BROKEN'} (${audit.entries} entries); ` +
      `webhook: ${notices.length} announced, ${untold} not told`,
  );
  if (lost > 0 || twice > 0 || untold > 0 || unannounced !== 0 || !audit.intact) process.exitCode = 1;
} finally {
  receiver.close();
  await rm(folder, { recursive: true, force: true });
}
