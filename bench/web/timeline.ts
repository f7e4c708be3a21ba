/**
 * The timeline of a day with 10,000 events in a real browser without a screen: when its lanes are first painted, on
 * opening the address and on going there from another day, and how many pictures a second there are while it is zoomed and
 * panned.
 *
 *     npm run build:web && npm run bench:web:timeline
 */
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { BUSY_DAY, BUSY_WINDOW, crowdedSite } from './crowded-site.ts';
import { percentiles } from './percentiles.ts';
import { signedIn } from './signed-in.ts';

const LOADS = 5;
const EMPTY_DAY = '2026-11-18';
const MOVING_MS = 4000;
const STEP_MS = 16;

/** Remembers when lanes were first on the canvas, in ms since the page began to load. */
function watchForPaint(): void {
  const look = () => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[role="application"]');
    const middle = canvas?.getContext('2d')?.getImageData(canvas.width / 2, 0, 1, canvas.height).data;
    const colours = new Set<number>();
    if (middle !== undefined)
      for (let i = 0; i < middle.length; i += 4) colours.add(middle[i]! * 65_536 + middle[i + 1]!);
    // Axis and empty lanes have two or three.
    if (colours.size > 5) Object.assign(globalThis, { paintedMs: performance.now() });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** On the site that is open already: from an empty day to the busy one, by the key that goes to the next day with work. */
async function paintAfterKey(page: Page, emptyDay: string): Promise<number> {
  await page.goto(emptyDay);
  await page.locator('.work-bar:not([style*="width: 0%"])').first().waitFor();
  await page.evaluate(() =>
    addEventListener('keydown', () => Object.assign(globalThis, { pressedMs: performance.now() }), { capture: true }),
  );
  await page.keyboard.press('w');
  await page.waitForFunction(() => 'paintedMs' in globalThis);
  return page.evaluate(() => {
    const { paintedMs, pressedMs } = globalThis as unknown as { paintedMs: number; pressedMs: number };
    return paintedMs - pressedMs;
  });
}

async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => 'paintedMs' in globalThis);
  return page.evaluate(() => (globalThis as unknown as { paintedMs: number }).paintedMs);
}

/** Times between two pictures while the pointer does something again and again. */
async function framesWhile(page: Page, move: (step: number) => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const note = (now: number) => {
      times.push(now);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { frameTimes: times });
  });
  const end = performance.now() + MOVING_MS;
  for (let step = 0; performance.now() < end; step++) {
    await move(step);
    await new Promise((resume) => setTimeout(resume, STEP_MS));
  }
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  return times.slice(1).map((time, i) => time - times[i]!);
}

const report = (name: string, apart: readonly number[]): void => {
  const fps = (1000 * apart.length) / apart.reduce((sum, ms) => sum + ms, 0);
  const late = apart.filter((ms) => ms > 20).length / apart.length;
  console.log(
    `${name.padEnd(12)} ${fps.toFixed(1)} pictures/s   ${percentiles(apart)} apart   ${(100 * late).toFixed(1)} % later than 20 ms`,
  );
};

await using site = await crowdedSite();
await using user = await signedIn(site.url);
const { page } = user;
await page.addInitScript(watchForPaint);
const { windows } = await (await page.request.get('/api/v1/windows')).json();
const { id } = windows.find(({ window }: { window: string }) => window === BUSY_WINDOW);
const address = `/timeline?window=${id}&from=${BUSY_DAY}&to=${BUSY_DAY}`;
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
const paints: number[] = [];
for (let i = 0; i < LOADS; i++) paints.push(await firstPaint(page, address));
const changes: number[] = [];
for (let i = 0; i < LOADS; i++)
  changes.push(await paintAfterKey(page, `/timeline?window=${id}&from=${EMPTY_DAY}&to=${EMPTY_DAY}`));
await firstPaint(page, address);
console.log(`first paint from another day ${percentiles(changes)}`);
console.log(`first paint, first load ${paints[0]!.toFixed(0)} ms; later loads ${percentiles(paints.slice(1))}`);

const box = (await page.getByRole('application').boundingBox())!;
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
await page.mouse.move(x, y);
report('zooming', await framesWhile(page, (step) => page.mouse.wheel(0, step % 120 < 60 ? -60 : 60)));
await page.mouse.wheel(0, -600);
await page.mouse.down();
report('panning', await framesWhile(page, (step) => page.mouse.move(x + 300 * Math.sin(step / 20), y)));
await page.mouse.up();
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
