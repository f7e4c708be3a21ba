/**
 * A queue of 30,000 findings reviewed by keys alone, in a real browser without a screen: when the first clip plays after
 * the page is opened, and how long after the key that judges an item the next one's clip plays.
 *
 *     npm run build:web && npm run bench:web:review -- [items=25] [seconds an item is looked at=4]
 */
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { crowdedSite } from './crowded-site.ts';
import { percentiles } from './percentiles.ts';
import { signedIn } from './signed-in.ts';

const [items = 25, seconds = 4] = process.argv.slice(2).map(Number);

/** Notes each key that judges, and the first picture after which a clip's time goes on. */
function watchClips(): void {
  const [pressed, played]: [number[], Map<string, number>] = [[], new Map()];
  Object.assign(globalThis, { pressed, played });
  addEventListener('keydown', ({ key }) => key === '1' && pressed.push(performance.now()), { capture: true });
  const look = () => {
    // The main picture comes first; cameras beside it and the next item's player follow.
    const video = document.querySelector('video');
    const isPlaying = video !== null && !video.paused && video.currentTime > 0 && video.readyState >= 2;
    if (isPlaying && !played.has(video.src)) played.set(video.src, performance.now());
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const playedCount = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { played: Map<string, number> }).played.size);
const lastPlayed = (page: Page) =>
  page.evaluate(() => [...(globalThis as unknown as { played: Map<string, number> }).played.values()].at(-1)!);
const lastPressed = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { pressed: number[] }).pressed.at(-1)!);

await using site = await crowdedSite();
await using user = await signedIn(site.url);
const { page } = user;
await page.addInitScript(watchClips);
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
await page.goto('/queue');
await page.locator('.review-list [aria-current="true"]').waitFor();
console.log(`list painted ${(await page.evaluate(() => performance.now())).toFixed(0)} ms after opening the page`);
await page.waitForFunction(() => (globalThis as unknown as { played: Map<string, number> }).played.size > 0);
console.log(`first clip plays after ${(await lastPlayed(page)).toFixed(0)} ms (it is cut first)`);
const waits: number[] = [];
for (let i = 0; i < items; i++) {
  await page.waitForTimeout(seconds * 1000);
  const before = await playedCount(page);
  await page.keyboard.press('1');
  await page.waitForFunction(
    (count) => (globalThis as unknown as { played: Map<string, number> }).played.size > count,
    before,
    { polling: 'raf' },
  );
  waits.push((await lastPlayed(page)) - (await lastPressed(page)));
}
console.log(`next clip plays after the key: ${percentiles(waits)} of ${items}`);
console.log(waits.map((ms) => ms.toFixed(0)).join(' '));
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
