// Takes the README's pictures from what `npm run demo` has made, so that they show what is there. Needs a Chromium.
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const REPORT = path('out/demo/report.html');
const PICTURE = { width: 1120, height: 1180 } as const;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

if (!existsSync(REPORT)) throw new Error('Run `npm run demo` first: there is no out/demo/report.html.');
const executablePath = BROWSERS.find((browser) => existsSync(browser));
if (!executablePath) throw new Error('No Chromium found: apt-get install -y chromium fonts-noto-cjk.');

mkdirSync(path('docs/pictures'), { recursive: true });
await using browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: PICTURE });
await page.goto(pathToFileURL(REPORT).href);
// The second recording shows more: what is amiss, with the pictures to it.
await page.evaluate("document.querySelectorAll('section.run')[1].scrollIntoView()");
await page.screenshot({ path: path('docs/pictures/report.png') });
console.log('docs/pictures/report.png');
