import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const DAY = '/timeline?window=2&from=2026-11-20&to=2026-11-20';

describe('the timeline of a window', () => {
  it('opens on the newest day and walks through entries by keys', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto('/timeline');
    await page.getByRole('application').waitFor();
    expect(await page.getByRole('application').getAttribute('aria-label')).toContain('2026-11-20');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('n');
    await page.locator('.timeline-card').waitFor();
    await visitor.picture('timeline');
  });

  it('opens a finding from its lane', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto(DAY);
    await page.getByRole('application').waitFor();
    const card = page.locator('.timeline-card');
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('ArrowDown');
      if (/^未达标/.test((await card.textContent({ timeout: 1000 }).catch(() => null)) ?? '')) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '判定' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/findings\/\d+$/);
  });

  it('marks in the calendar what is left to review, and goes there by keys', async () => {
    await using visitor = await visit(browser, { who: 'wang', language: 'en', dark: true });
    const { page } = visitor;
    await visitor.goto(DAY);
    const calendar = page.getByRole('region', { name: 'Calendar' });
    const answer = await page.request.get('/api/v1/windows/2/calendar?from=2026-11-19&to=2026-11-19');
    const { days } = (await answer.json()) as { days: { open: number; recordings: number }[] };
    const name = new RegExp(`2026-11-19, ${days[0]!.recordings} recordings,\\s*${days[0]!.open}\\s*to review`);
    await calendar.getByRole('button', { name }).waitFor();
    await page.keyboard.press('Shift+W');
    await expect.poll(() => new URL(page.url()).search).toContain('from=2026-11-19&to=2026-11-19');
    await calendar.getByRole('button', { name, pressed: true }).waitFor();
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => new URL(page.url()).search).toContain('from=2026-11-12&to=2026-11-19');
    await expect.poll(() => page.getByRole('application').getAttribute('aria-label')).toContain('2026-11-13');
    await visitor.picture('timeline-week-dark');
  });

  it('exports what lies within a marked stretch', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto(DAY);
    const box = (await page.getByRole('application').boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + 150, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 20, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const download = await downloading;
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toMatch(/^A02_.*\.csv$/);
    expect(text).toContain('单手接');
    expect(text).toContain('双手接材料');
    await visitor.picture('timeline-selection');
    for (const [button, name, begins] of [
      ['判定 XLSX', /^findings\.xlsx$/, 'PK'],
      ['字幕 WebVTT', /^A02-2026-11-20-09-05.*\.vtt$/, 'WEBVTT'],
      ['标注 ELAN .eaf', /^A02-2026-11-20-09-05.*\.eaf$/, '<?xml'],
      ['带骨架录像 MP4', /^A02-run-\d+-\d+\.mp4$/, '\0\0\0'],
    ] as const) {
      const downloaded = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      const file = await downloaded;
      expect(file.suggestedFilename()).toMatch(name);
      expect((await readFile(await file.path(), 'latin1')).slice(0, begins.length)).toBe(begins);
    }
  });

  it('zooms by keys and by the wheel without losing its place', async () => {
    await using visitor = await visit(browser, { who: 'wang' });
    const { page } = visitor;
    await visitor.goto(DAY);
    const canvas = page.getByRole('application');
    await canvas.waitFor();
    const before = await canvas.screenshot();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('0');
    await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(true);
    await canvas.hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);
  });
});
