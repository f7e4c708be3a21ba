import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from './support/browser.ts';
import { launchBrowser } from './support/launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  { path: '/queue', zh: '待办复核', en: 'Review queue' },
  { path: '/timeline', zh: '时间轴', en: 'Timeline' },
  { path: '/words', zh: '用语检索', en: 'Words' },
  { path: '/dashboard?from=2026-11-01&to=2026-11-20', zh: '看板', en: 'Dashboard' },
  { path: '/manual', zh: '人工检查', en: 'Manual checks' },
  { path: '/appeals', zh: '申诉', en: 'Appeals' },
  { path: '/quality', zh: '复核质量', en: 'Quality of review' },
  { path: '/quality?tab=overturned', zh: '复核质量', en: 'Quality of review' },
  { path: '/quality?tab=planted', zh: '复核质量', en: 'Quality of review' },
  { path: '/tuning', zh: '条款调校', en: 'Rule tuning' },
  { path: '/cameras', zh: '机位设置', en: 'Camera set-up' },
  { path: '/admin', zh: '系统管理', en: 'Administration' },
  { path: '/admin?tab=audit', zh: '系统管理', en: 'Administration' },
  { path: '/admin?tab=retention', zh: '系统管理', en: 'Administration' },
] as const;

/** What comes in is not half transparent any more: axe would find its contrast too low. */
const FADED_MS = 400;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const CASES = PAGES.flatMap((page) =>
  (['zh', 'en'] as const).flatMap((language) => [
    { ...page, language, dark: language === 'en', title: `${page.path} in ${language}` },
  ]),
);

/** The Chinese site light, the English one dark: every page in both languages and both appearances. */
describe.each(CASES)('$title', ({ path, language, dark, ...titles }) => {
  it('shows itself without complaints, and axe finds nothing serious', async () => {
    await using visitor = await visit(browser, { who: 'admin', language, dark });
    const { page } = visitor;
    await visitor.goto(path);
    await page.getByRole('heading', { level: 1, name: titles[language] }).waitFor();
    await expect.poll(() => page.locator('.ant-skeleton').count(), { timeout: 20_000 }).toBe(0);
    await page.waitForTimeout(FADED_MS);
    await visitor.picture(`${path.slice(1).replace(/\?(?:tab=)?/, '-')}-${language}`);
    expect(visitor.complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run(),
    );
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`)).toEqual(
      [],
    );
  });
});
