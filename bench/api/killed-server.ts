/**
 * The service is killed (SIGKILL) at random moments while machines write to it, and started again each time. At the end
 * every write it had acknowledged must be there once, and the audit log must be intact.
 *
 *     npm run bench:api:killed -- [kills=30]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { apiKeyText, newApiKey } from '../../src/api/access/api-key-text.ts';
import { sha256 } from '../../src/api/access/secrets.ts';
import { createFirstAdministrator } from '../../src/api/first-start.ts';
import { insertApiKey } from '../../src/timeline/accounts/api-keys.ts';
import { SYSTEM } from '../../src/timeline/audit/audit-chain.ts';
import { verifyAudit } from '../../src/timeline/audit/read-audit.ts';
import { checkStoreFile } from '../../src/timeline/backup.ts';
import { insertHall, insertWindow } from '../../src/timeline/service/place-records.ts';
import { openServiceStore } from '../../src/timeline/service/service-store.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const WRITERS = 4;
/** Long enough that writes are under way, short enough for thirty kills. */
const LIVES_MS = { shortest: 200, longest: 2_000 };

const kills = Number(process.argv[2] ?? 30);
const folder = await mkdtemp(join(tmpdir(), 'liyi-bench-'));
const sqlitePath = join(folder, 'liyi.db');
const parts = newApiKey();

async function prepare(): Promise<void> {
  await using store = await openServiceStore({ sqlitePath });
  await createFirstAdministrator(store);
  await store.change(SYSTEM, async ({ writing, now, note }) => {
    await insertHall(writing, { code: 'h', title: undefined }, now);
    await insertWindow(writing, { hall: 'h', window: 'A01', title: undefined }, now);
    const key = { name: 'bench', prefix: parts.prefix, secretHash: sha256(parts.secret), rights: ['queue:write'] };
    await insertApiKey(writing, { ...key, createdById: 1, expiresAt: now + 86_400_000 }, now);
    note({ action: 'bench.prepare', subject: 'store' });
  });
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--db', sqlitePath, '--port', '0', '--no-log'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout!) {
    text += chunk;
    const url = /serving at (\S+)/.exec(text)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the service ended: ${text}`);
}

const acknowledged: string[] = [];
let sent = 0;

/** Writes one event after the other until the service is gone. */
async function write(url: string): Promise<void> {
  for (;;) {
    const externalId = `e${++sent}`;
    try {
      const answer = await fetch(`${url}/api/v1/windows/1/queue-events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKeyText(parts)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ events: [{ externalId, type: 'called', at: new Date().toISOString() }] }),
      });
      if (answer.status === 503) {
        // Not acknowledged: a machine that is busy with other things turns writes away.
        await sleep(100);
        continue;
      }
      if (answer.status !== 200) throw new Error(`status ${answer.status}: ${await answer.text()}`);
      if (((await answer.json()) as { stored: number }).stored !== 1)
        throw new Error(`${externalId} was there before it was sent`);
      acknowledged.push(externalId);
    } catch (error) {
      if (error instanceof TypeError || (error as Error).name === 'SyntaxError') return;
      throw error;
    }
  }
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
  checkStoreFile(sqlitePath);
  await using store = await openServiceStore({ sqlitePath });
  const rows = await store.read((db) => db.selectFrom('queue_events').select('external_id').execute());
  const stored = new Set(rows.map((row) => row.external_id));
  const lost = acknowledged.filter((id) => !stored.has(id));
  const audit = await store.read(verifyAudit);
  console.log(
    `${kills} kills, ${acknowledged.length} writes acknowledged of ${sent} sent, ${rows.length} stored: ` +
      `${lost.length} lost, ${rows.length - stored.size} twice; audit log ${audit.intact ? 'intact' : 'BROKEN'} (${audit.entries} entries)`,
  );
  if (lost.length > 0 || rows.length !== stored.size || !audit.intact) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
