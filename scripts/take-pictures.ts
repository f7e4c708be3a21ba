// The pictures of docs/user-guide.md, taken of the site on the demo's recordings, so that they never go stale:
// npm run pictures (needs Chromium, fonts-noto-cjk and a built site); npm run pictures -- queue tuning takes these alone.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../test/e2e-web/support/accounts.ts';
import { launchBrowser } from '../test/e2e-web/support/launch-browser.ts';
import { plantHistory } from '../test/e2e-web/support/planted-history.ts';
import { runSite } from '../test/e2e-web/support/run-site.ts';

const PICTURES = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const JPEG_QUALITY = 85;
/** Stills come in, fades end. */
const SETTLED_MS = 1500;
const SLOWEST_MS = 90_000;
/** Weeks before the recordings, so that the dashboard has something to say. */
const SITE = { days: 25, sampleFps: 10 } as const;
const PERIOD = 'from=2026-10-26&to=2026-11-20';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly who: string;
  readonly language?: 'en';
  readonly dark?: true;
  /** What is done before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const PICTURES_TAKEN: readonly Picture[] = [
  { name: 'sign-in', path: '/', who: '' },
  { name: 'queue', path: '/queue?window=A02&rulebook=qingpu-2023', who: 'wang', act: atTheEvidence },
  {
    name: 'queue-en',
    path: '/queue?window=A02&rulebook=qingpu-2023',
    who: 'li',
    language: 'en',
    dark: true,
    act: atTheEvidence,
  },
  {
    name: 'timeline',
    path: '/timeline?window=2&from=2026-11-20&to=2026-11-20',
    who: 'wang',
    act: (page) => page.keyboard.press('ArrowDown'),
  },
  { name: 'dashboard', path: `/dashboard?${PERIOD}`, who: 'wang' },
  { name: 'dashboard-en', path: `/dashboard?${PERIOD}`, who: 'zhao', language: 'en' },
  { name: 'tuning', path: '/tuning?rulebook=qingpu-2023', who: 'wang' },
  { name: 'cameras', path: '/cameras?window=2', who: 'admin' },
  { name: 'cameras-standing', path: '/cameras?window=2', who: 'admin', act: markingTheClerk },
  { name: 'appeals', path: '/appeals', who: 'chen' },
  { name: 'manual', path: '/manual', who: 'wang' },
  { name: 'admin', path: '/admin', who: 'admin' },
  { name: 'retention', path: '/admin?tab=retention', who: 'admin' },
  { name: 'quality', path: '/quality?tab=planted', who: 'admin' },
];

async function markingTheClerk(page: Page): Promise<void> {
  await page.getByText('站立人员', { exact: true }).click();
}

async function atTheEvidence(page: Page): Promise<void> {
  // Of both cameras.
  await page.waitForFunction(
    "document.querySelectorAll('video').length > 1 && [...document.querySelectorAll('video')].every((video) => video.readyState >= 2)",
  );
  await page.locator('.curve svg').first().waitFor();
  await page.keyboard.press('ArrowRight');
  const curve = (await page.locator('.curve svg').first().boundingBox())!;
  await page.mouse.click(curve.x + curve.width * 0.55, curve.y + curve.height / 2);
  await page.waitForTimeout(500);
}

/** Nothing is being fetched any more, but for what a video goes on fetching. */
async function isShown(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction("document.querySelector('.ant-skeleton, .ant-spin-spinning') === null");
  await page.waitForTimeout(SETTLED_MS);
}

async function take(browser: Browser, baseURL: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    // What is waited for is said as text.
    bypassCSP: true,
    viewport: { width: 1366, height: 768 },
    colorScheme: picture.dark ? 'dark' : 'light',
  });
  try {
    await context.addInitScript(`localStorage.setItem('liyi.language', '${picture.language ?? 'zh'}')`);
    if (picture.who !== '')
      await context.request.post('/api/v1/session', { data: { name: picture.who, password: PASSWORD } });
    const page = await context.newPage();
    page.setDefaultTimeout(SLOWEST_MS);
    await page.goto(picture.path);
    await isShown(page);
    await picture.act?.(page);
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: `${PICTURES}site-${picture.name}.jpg`, type: 'jpeg', quality: JPEG_QUALITY });
    console.log(`docs/pictures/site-${picture.name}.jpg`);
  } finally {
    await context.close();
  }
}

mkdirSync(PICTURES, { recursive: true });
await using site = await runSite({ ...SITE, more: plantHistory });
const browser = await launchBrowser();
try {
  const named = process.argv.slice(2);
  const wanted = PICTURES_TAKEN.filter(({ name }) => named.length === 0 || named.includes(name));
  for (const picture of wanted) await take(browser, site.url, picture);
} finally {
  await browser.close();
}
