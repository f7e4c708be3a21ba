import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHANNEL_WORDING } from '../../src/contract/channel.ts';
import { REASON_WORDING } from '../../src/contract/finding-reason.ts';
import { QUANTITY_WORDING } from '../../src/contract/observable-quantity.ts';
import { CLAUSE_PHASE_WORDING } from '../../src/contract/phase.ts';
import { CAMERA_CONDITION_WORDING } from '../../src/contract/picture-fault.ts';
import { SEVERITY_WORDING } from '../../src/contract/severity.ts';
import { VERDICT_WORDING } from '../../src/contract/verdict.ts';
import { WINDOW_KIND_WORDING } from '../../src/contract/window-kind.ts';
import type { Wording } from '../../src/contract/wording.ts';

const GLOSSARY = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

describe('wording', () => {
  it.each(
    Object.entries({
      verdicts: VERDICT_WORDING,
      reasons: REASON_WORDING,
      phases: CLAUSE_PHASE_WORDING,
      quantities: QUANTITY_WORDING,
      windowKinds: WINDOW_KIND_WORDING,
      severities: SEVERITY_WORDING,
      channels: CHANNEL_WORDING,
      cameraConditions: CAMERA_CONDITION_WORDING,
    }).map(([name, words]): [string, Wording[]] => [name, Object.values(words)]),
  )('of %s tells each apart in both languages', (_name, words) => {
    expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length);
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
    for (const { zh, en } of words) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it.each(Object.entries<Wording>({ ...VERDICT_WORDING, ...CLAUSE_PHASE_WORDING, ...CAMERA_CONDITION_WORDING }))(
    'of %s is that of the glossary',
    (code, { zh }) => {
      expect(GLOSSARY).toContain(`| \`${code}\` | ${zh} |`);
    },
  );
});
