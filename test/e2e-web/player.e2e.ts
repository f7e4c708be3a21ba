import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openPlayer(page: Page): Promise<void> {
  await page.goto('/queue?window=A02');
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2, undefined, {
    timeout: 60_000,
  });
  await page.locator('.curve svg').first().waitFor();
}

const seconds = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('video')!.currentTime);
const paused = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector('video')!.paused);
/** How many pixels of the overlay are drawn on. */
const drawnPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.overlay-canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let drawn = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) drawn += 1;
    return drawn;
  });

describe('the clip player', () => {
  it('plays the clip with the stored landmarks over it, which can be switched off', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openPlayer(page);
    await expect.poll(() => drawnPixels(page)).toBeGreaterThan(500);
    await visitor.picture('player');
    await page.keyboard.press('o');
    await expect.poll(() => drawnPixels(page)).toBe(0);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('o');
    await expect.poll(() => drawnPixels(page)).toBeGreaterThan(500);
  });

  it('steps one picture at a time', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openPlayer(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => paused(page)).toBe(true);
    const before = await seconds(page);
    await page.keyboard.press('ArrowRight');
    // The recordings have ten pictures a second.
    await expect.poll(async () => Math.round((await seconds(page)) * 10 - before * 10)).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => Math.round((await seconds(page)) * 10 - before * 10)).toBe(0);
  });

  it('moves the cursor of the curve with the video, and the video with the curve', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openPlayer(page);
    await page.keyboard.press('ArrowRight');
    const cursor = page.locator('.curve .cursor').first();
    const before = await cursor.getAttribute('transform');
    await page
      .locator('.curve svg')
      .first()
      .click({ position: { x: 300, y: 60 } });
    await expect.poll(() => cursor.getAttribute('transform')).not.toBe(before);
    await expect.poll(() => seconds(page)).toBeGreaterThan(1);
  });

  it('plays slower and faster, and loops the evidence', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await openPlayer(page);
    await page.keyboard.press('[');
    await expect.poll(() => page.evaluate(() => document.querySelector('video')!.playbackRate)).toBe(0.5);
    await page.keyboard.press('l');
    expect(await page.getByRole('checkbox', { name: '循环' }).isChecked()).toBe(true);
  });
});

describe('several cameras of one window', () => {
  /** Where each video is, in seconds of the wall clock since the first camera began; the second began 4 s later. */
  const wallClock = (page: Page): Promise<readonly [number, number]> =>
    page.evaluate(() => {
      const [first, second] = [
        ...document.querySelectorAll<HTMLVideoElement>('video:not(.evidence-waiting video)'),
      ].map((video) => video.currentTime);
      return [first!, second! + 4] as const;
    });

  it('run side by side in step, and say where one did not film', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    // Judged or not: the first is then the same whatever other tests have judged.
    await page.goto('/queue?window=A02&fromDay=2026-11-20&review=open,confirmed,overturned,undecided');
    await page.waitForFunction(
      () => [...document.querySelectorAll<HTMLVideoElement>('video:not(.evidence-waiting video)')].length === 2,
      undefined,
      {
        timeout: 60_000,
      },
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLVideoElement>('video:not(.evidence-waiting video)')].every(
        (video) => video.readyState >= 2,
      ),
    );
    await page.keyboard.press('Home');
    await page.getByText('这个机位此刻没有录像').waitFor();
    for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await wallClock(page))[0]).toBeGreaterThan(5);
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => {
        const [first, second] = await wallClock(page);
        return Math.abs(first - second);
      })
      .toBeLessThan(0.05);
    expect(await page.getByText('这个机位此刻没有录像').count()).toBe(0);
    await visitor.picture('player-two-cameras');
    await page.keyboard.press('b');
    await expect.poll(() => page.locator('video:not(.evidence-waiting video)').count()).toBe(1);
    await page.keyboard.press('b');
    await expect.poll(() => page.locator('video:not(.evidence-waiting video)').count()).toBe(2);
  });
});
