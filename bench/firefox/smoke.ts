// Opens every page of the review site in Firefox ESR, in both languages, and says what it complains of. Needs firefox-esr and
// a built site: npm run bench:firefox. Pictures go to out/firefox.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PASSWORD } from '../../test/e2e-web/support/accounts.ts';
import { runSite } from '../../test/e2e-web/support/run-site.ts';
import { BidiSession } from './bidi-session.ts';

const PICTURES = fileURLToPath(new URL('../../out/firefox/', import.meta.url));
const PORT = 9333;
const SLOWEST_MS = 60_000;
const LOOK_EVERY_MS = 250;
const SITE = { days: 3, sampleFps: 5 } as const;

const PAGES = [
  ...['/queue?window=A02', '/timeline?window=2&from=2026-11-20&to=2026-11-20', '/manual', '/appeals'],
  ...['/dashboard?from=2026-11-01&to=2026-11-20', '/quality', '/quality?tab=overturned', '/quality?tab=planted'],
  ...['/tuning', '/cameras?window=2', '/admin', '/admin?tab=keys', '/admin?tab=retention', '/admin?tab=audit'],
] as const;

/** What a page must have: for the player, a video that plays. */
const READY = `document.querySelector('h1') !== null && document.querySelector('.ant-skeleton, .ant-spin-spinning') === null`;
const PLAYS = `(document.querySelector('video')?.readyState ?? 0) >= 2`;

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

const profile = mkdtempSync(join(tmpdir(), 'liyi-firefox-'));
const firefox = spawn('firefox-esr', ['--headless', '--profile', profile, '--remote-debugging-port', String(PORT)], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
const listening = Promise.withResolvers<void>();
firefox.once('error', listening.reject);
firefox.stderr.on('data', (text) => String(text).includes('WebDriver BiDi listening') && listening.resolve());
let failures = 0;
try {
  await using site = await runSite(SITE);
  await listening.promise;
  const complaints: string[] = [];
  await using session = await BidiSession.open(PORT, (method, params) => {
    const { level, text } = params as { level?: string; text?: string };
    if (method === 'log.entryAdded' && level === 'error') complaints.push(text ?? '');
  });
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await session.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]!.context;
  await session.send('browsingContext.setViewport', { context, viewport: { width: 1366, height: 768 } });

  const evaluate = async (expression: string): Promise<unknown> => {
    const target = { expression, target: { context }, awaitPromise: true };
    const { type, result, exceptionDetails } = await session.send<Evaluated>('script.evaluate', target);
    if (type === 'exception') throw new Error(exceptionDetails?.text);
    return result?.value;
  };
  const goto = (path: string) =>
    session.send('browsingContext.navigate', { context, url: `${site.url}${path}`, wait: 'complete' });
  const becomes = async (expression: string): Promise<boolean> => {
    for (const until = Date.now() + SLOWEST_MS; Date.now() < until; ) {
      if ((await evaluate(expression)) === true) return true;
      await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
    }
    return false;
  };

  mkdirSync(PICTURES, { recursive: true });
  await goto('/');
  const body = JSON.stringify({ name: 'admin', password: PASSWORD });
  await evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} }).then((a) => a.status)`,
  );
  for (const language of ['zh', 'en']) {
    await evaluate(`localStorage.setItem('liyi.language', '${language}')`);
    for (const path of PAGES) {
      complaints.length = 0;
      await goto(path);
      const isReady = await becomes(path.startsWith('/queue') ? `${READY} && ${PLAYS}` : READY);
      const fits = await evaluate('document.documentElement.scrollWidth <= innerWidth');
      const isGood = isReady && fits === true && complaints.length === 0;
      if (!isGood) failures += 1;
      const what = [...(isReady ? [] : ['not ready']), ...(fits === true ? [] : ['too wide']), ...complaints];
      console.log(`${isGood ? 'ok  ' : 'FAIL'} ${language} ${path} ${what.join(' | ')}`);
      const { data } = await session.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      writeFileSync(
        `${PICTURES}${path.slice(1).replaceAll(/[?=&]/g, '-')}-${language}.png`,
        Buffer.from(data, 'base64'),
      );
    }
  }
} finally {
  firefox.kill();
  if (firefox.exitCode === null) await new Promise((gone) => firefox.once('exit', gone));
  rmSync(profile, { recursive: true, force: true });
}
console.log(failures === 0 ? 'every page opens in Firefox' : `${failures} pages with complaints`);
process.exitCode = failures === 0 ? 0 : 1;
