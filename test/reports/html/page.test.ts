import { describe, expect, test } from 'vitest';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { NO_CHECK_REASONS } from '../../../src/contract/finding-reason.ts';
import { isBeyondPicture, REASON_REMEDY } from '../../../src/contract/finding-remedy.ts';
import { UNAVAILABLE_REASONS } from '../../../src/contract/unavailable-reason.ts';
import { type ReportPage, reportPage } from '../../../src/reports/html/page.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../../src/store/runs/run.ts';
import { clipRun } from '../../support/clip-run.ts';
import { bow } from '../../support/events.ts';

const rulebooks = loadRulebooks();

const pageOf = (runs: readonly AnalysisRun[], more: Partial<Omit<ReportPage, 'runs'>> = {}): string =>
  reportPage({
    runs: runs.map((run) => ({ run, curves: [] })),
    rulebooks,
    pictures: new Map(),
    clipFolder: 'r-clips',
    writtenAt: 0,
    ...more,
  });

/** What a reader sees of a language, without styles and script. */
const textOf = (page: string, hidden: 'zh-CN' | 'en'): string =>
  page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(new RegExp(`<(span|text)([^>]*) lang="${hidden}"[^>]*>[^<]*</\\1>`, 'g'), '')
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('counts every verdict, an act once, and gives the shares', () => {
  const run = clipRun('counter-violations');
  const count = (verdict: string) =>
    run.findings.filter((finding) => finding.verdict === verdict && finding.sameActAs === undefined).length;
  const met = count('met');
  const notMet = count('not-met');
  const overview = textOf(pageOf([run]), 'en').split('依据')[0]!;
  expect(overview).toContain(`${met} 达标 ${notMet} 未达标`);
  expect(overview).toContain(`${Math.round((met / (met + notMet)) * 100)}% 达标率`);
});

test('without a decided clause there is no rate', () => {
  expect(textOf(pageOf([clipRun('counter-violations', { findings: [] })]), 'en')).toContain('— 达标率');
});

test.each([
  ['zh', 'en', ['窗口服务规范报告', '单手接', '未达标', '接待 1', '0:11.6'], ['Window A01', 'not met']],
  ['en', 'zh-CN', ['Counter Service Compliance Report', 'one in', 'not met', 'Encounter 1'], ['未达标', '接待']],
] as const)('%s shows its own language alone', (_, hidden, shown, absent) => {
  const text = textOf(pageOf([clipRun('counter-violations')]), hidden);
  for (const words of shown) expect(text).toContain(words);
  for (const words of absent) expect(text).not.toContain(words);
});

const notAssessable = (reason: Finding['reason'], clause: string): Finding => ({
  ...{ rulebook: 'qingpu-2023', clause, verdict: 'not-assessable', reason },
  evidence: { startMs: 0, endMs: 1000 },
});

test('what is not judged comes with the reason and what to do about it, the most frequent first', () => {
  const findings = [
    notAssessable('occluded', '3.1-hair'),
    notAssessable('no-audio', '3.1-voice'),
    notAssessable('no-audio', '3.2.2-voice-arrival'),
  ];
  const text = textOf(pageOf([clipRun('counter-violations', { findings })]), 'zh-CN');
  expect(text).toMatch(/3 not judged: why, and what to do .* 2 no sound .* connect the window’s microphone.* 1 hidden/);
  expect(text).toContain('0% assessed of applicable 0% assessed by picture');
});

test('where everything is judged there is nothing to do', () => {
  const [met] = clipRun('counter-violations').findings.filter(({ verdict }) => verdict === 'met');
  expect(textOf(pageOf([clipRun('counter-violations', { findings: [met!] })]), 'zh-CN')).not.toContain('what to do');
});

test.each(NO_CHECK_REASONS.filter((reason) => !['no-check-yet', 'indicator-only', 'no-visit-marked'].includes(reason)))(
  'a hall is told what to do about %s, in both languages',
  (reason) => {
    const { zh, en } = REASON_REMEDY[reason]!;
    expect(isBeyondPicture(reason)).toBe(true);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
  },
);

test.each(UNAVAILABLE_REASONS.filter((reason) => reason !== 'absent' && reason !== 'not-sampled'))(
  'a hall is told what to do about what is not seen: %s',
  (reason) => expect(REASON_REMEDY[reason]).toBeDefined(),
);

test('every judged finding is in a row with its clause and source; the others are counted by reason', () => {
  const run = clipRun('counter-violations');
  const page = pageOf([run]);
  const judged = run.findings.filter(({ verdict }) => ['met', 'not-met', 'needs-review'].includes(verdict));
  for (const { clause } of judged) expect(page).toContain(`qingpu-2023 ${clause}`);
  expect(textOf(page, 'en')).toContain('没有语音转写');
});

test('clauses that are judged alike on the same evidence share a row, others never', () => {
  const run = clipRun('counter-violations');
  const [finding] = run.findings.filter(({ clause }) => clause === '3.2.2-both-hands-intake');
  const rowsOf = (...findings: Finding[]) => pageOf([{ ...run, findings }]).match(/<tr class="row-/g)?.length;
  expect(rowsOf(finding!, { ...finding!, clause: '3.2.2.4-both-hands-intake' })).toBe(1);
  expect(rowsOf(finding!, { ...finding!, verdict: 'needs-review' })).toBe(2);
  expect(rowsOf(finding!, { ...finding!, evidence: { startMs: 0, endMs: 9 } })).toBe(2);
  expect(rowsOf(finding!, { ...finding!, value: { value: 2, unit: 'count' } })).toBe(2);
});

test('asks nothing of any server', () => {
  const page = pageOf([clipRun('counter-violations')]);
  expect(page.match(/(?:https?:)?\/\/[a-z]/gi)).toBeNull();
  expect(page).not.toMatch(/@import|<link|<iframe|fetch\(/);
});

test('names from outside stay text', () => {
  const name = '<img src=x onerror=alert(1)>.mp4';
  const run = clipRun('counter-violations', { window: '"><script>alert(2)</script>' });
  const page = pageOf([{ ...run, footage: { ...run.footage, name } }]);
  expect(page).not.toContain('<img');
  expect(page.match(/<script/g)).toHaveLength(1);
});

describe('the drawing', () => {
  const drawingsOf = (run: AnalysisRun) => [...pageOf([run]).matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);

  test('is one for short footage, and one for each encounter of long footage besides', () => {
    const run = clipRun('counter-by-the-book');
    expect(drawingsOf(run)).toHaveLength(1);
    expect(drawingsOf({ ...run, footage: { ...run.footage, durationMs: 3_600_000 } })).toHaveLength(2);
  });

  test('has what happened, what could not be seen and what needs attention', () => {
    const run = clipRun('counter-violations', {
      blindness: [
        { quantity: 'smile', person: 'clerk-1', role: 'clerk', reason: 'too-small', startMs: 0, endMs: 9_000 },
      ],
    });
    const [svg] = drawingsOf(run);
    expect(svg).toContain('单手接 received with one hand');
    expect(svg).toContain('表情 smile · 0:00.0–0:09.0 · 人在画面中太小');
    expect(svg).toContain('未达标 not met');
    expect(svg).toContain('phase-intake');
  });

  test("says a bow's angle and leaves out the citizen's own handovers", () => {
    const run = clipRun('counter-violations');
    const [svg] = drawingsOf({ ...run, events: [...run.events, bow(2_000, 3_000, 16.4, 2.1)] });
    expect(svg).toContain('16.4° ± 2.1°');
    expect(svg!.match(/单手递 gave with one hand/g)).toHaveLength(1);
  });
});

test.each([
  [true, false, '录像在接待结束前中止'],
  [false, true, '录像开始时接待已在进行'],
])('an encounter cut by the footage says so', (beginsInFootage, endsInFootage, words) => {
  const run = clipRun('counter-violations');
  const encounters = run.encounters.map((encounter) => ({ ...encounter, beginsInFootage, endsInFootage }));
  expect(textOf(pageOf([{ ...run, encounters }]), 'en')).toContain(words);
});

test('an incomplete recording says what was analysed', () => {
  const completeness = { complete: false, covered: [{ startMs: 0, endMs: 12_000 }], problem: 'cut off' } as const;
  expect(textOf(pageOf([clipRun('counter-violations', { completeness })]), 'en')).toContain(
    '只分析了 0:00.0–0:12.0 cut off',
  );
});

test('a still is in the page once, however many findings share it; a clip is a link beside the page', () => {
  const run = clipRun('counter-violations');
  const still = 'data:image/jpeg;base64,AAAA';
  const pictures = new Map(run.findings.map((finding) => [finding, { still, clip: '1-0-900.mp4' }]));
  const page = pageOf([run], { pictures });
  expect(page.split(still)).toHaveLength(2);
  expect(page).toContain('href="r-clips/1-0-900.mp4"');
});
