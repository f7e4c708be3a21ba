import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { clauseOf, loadRulebooks, RULEBOOKS_DIR, rulebookIds } from '../../src/config/load-rulebooks.ts';
import { NO_CHECK_REASONS } from '../../src/contract/finding-reason.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { EVENT_TYPES } from '../../src/events/event.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import { event } from '../support/events.ts';

describe('the bundled rulebooks', () => {
  it('are these five', () => {
    expect(rulebookIds()).toEqual(['changzhou-2019', 'chongqing-2023', 'jiangyin-2022', 'jinhu-2013', 'qingpu-2023']);
  });

  describe.each(loadRulebooks())('$id', (rulebook) => {
    it('has a title and an issuer in both languages', () => {
      for (const { zh, en } of [rulebook.title, rulebook.issuer]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
      }
    });

    it.each(rulebook.clauses)('$id is worded in both languages and cites document and section', (clause) => {
      expect(clause.wording.zh).toMatch(/\p{Script=Han}/u);
      expect(clause.wording.en).toMatch(/^[^\p{Script=Han}]+$/u);
      expect(clause.source.title).toMatch(/\p{Script=Han}/u);
      expect(clause.source.section).not.toBe('');
    });

    it('never has met, or not met, a clause that no check judges', () => {
      const footage = { startMs: 0, endMs: 60_000 };
      const everything = EVENT_TYPES.filter((t) => t !== 'absent').map((t) => event(t, 5_000, 50_000));
      const encounters = findEncounters(everything, footage);
      expect(encounters).not.toEqual([]);
      const unjudged = rulebook.clauses.filter((c) => c.judgement.check === null).map((c) => c.id);
      for (const found of [encounters, []]) {
        const findings = evaluate([rulebook], { footage, events: everything, blindness: [], encounters: found });
        const ofUnjudged = findings.filter((f) => unjudged.includes(f.clause));
        expect(ofUnjudged.map((f) => f.clause)).toEqual(expect.arrayContaining(unjudged));
        for (const { verdict, reason } of ofUnjudged) {
          expect(verdict).toBe('not-assessable');
          expect(NO_CHECK_REASONS).toContain(reason);
        }
      }
    });
  });
});

describe('loading', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  /** A copy of the data with one clause file changed. */
  function changed(change: (clause: Record<string, unknown>) => unknown): string {
    const dir = mkdtempSync(join(tmpdir(), 'liyi-rulebooks-'));
    folders.push(dir);
    cpSync(join(RULEBOOKS_DIR, 'jinhu-2013'), join(dir, 'jinhu-2013'), { recursive: true });
    const file = join(dir, 'jinhu-2013', '3.2-smile.json');
    const content = change(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return dir;
  }

  it.each<{ name: string; change: (clause: Record<string, unknown>) => unknown; says: RegExp }>([
    { name: 'broken JSON', change: () => '{"id": ', says: /3\.2-smile\.json/ },
    { name: 'an unknown check', change: (c) => ({ ...c, check: 'levitates' }), says: /check.*levitates/ },
    { name: 'a missing wording', change: (c) => ({ ...c, wording: { zh: '微笑' } }), says: /wording\.en/ },
    { name: 'a day that is none', change: (c) => ({ ...c, validFrom: '2013-02-30' }), says: /validFrom/ },
    {
      name: 'an unknown document',
      change: (c) => ({ ...c, source: { document: 'other', section: '1' } }),
      says: /other/,
    },
    { name: 'an unknown key', change: (c) => ({ ...c, colour: 'red' }), says: /colour/ },
    { name: 'an id that is not its name', change: (c) => ({ ...c, id: 'else' }), says: /else/ },
    { name: 'no check and no reason', change: ({ options, ...c }) => ({ ...c, check: null }), says: /why/ },
    {
      name: 'an option of the wrong unit',
      change: (c) => ({
        ...c,
        options: { ...(c.options as object), minScore: { value: 1, unit: 'ms', setBy: 'product' } },
      }),
      says: /minScore is in ms, not in score/,
    },
    {
      name: 'an option out of range',
      change: (c) => ({
        ...c,
        options: { ...(c.options as object), minScore: { value: 7, unit: 'score', setBy: 'product' } },
      }),
      says: /minScore is 7/,
    },
  ])('refuses $name', ({ change, says }) => {
    expect(() => loadRulebooks(undefined, changed(change))).toThrow(
      expect.objectContaining({ code: 'LIYI_RULEBOOK_INVALID', message: expect.stringMatching(says) }),
    );
  });

  it('says which rulebooks there are when it does not know one', () => {
    expect(() => loadRulebooks(['qingpu-2023', 'atlantis'])).toThrow(
      expect.objectContaining({
        code: 'LIYI_RULEBOOK_UNKNOWN',
        message: expect.stringContaining('atlantis'),
        remedy: expect.stringContaining('jinhu-2013'),
      }),
    );
  });

  it('does not know a clause', () => {
    const [book] = loadRulebooks(['jinhu-2013']);
    expect(() => clauseOf(book!, '99')).toThrow(expect.objectContaining({ code: 'LIYI_CLAUSE_UNKNOWN' }));
  });
});
