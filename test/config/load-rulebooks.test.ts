import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clauseOf, knownRulebooks, loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { NO_CHECK_REASONS } from '../../src/contract/finding-reason.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import { EVENT_TYPES } from '../support/event-types.ts';
import { event } from '../support/events.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SHIPPED = ['changzhou-2019', 'chongqing-2023', 'jiangyin-2022', 'jinhu-2013', 'qingpu-2023'];
/** `<rulebook> <clause>` of every clause that a release had. */
const RELEASED = readFileSync(new URL('../../fixtures/rulebooks/released-clauses.txt', import.meta.url), 'utf8');

/** Of a clause that a person judges, where there is no moment to be shown. */
const NOTHING_TO_SHOW = ['absent', 'not-observed'];

describe('the rulebooks that come with the program', () => {
  it('are these five', () => {
    expect(loadRulebooks().map(({ id }) => id)).toEqual(SHIPPED);
  });

  it('have every clause that was ever released, if only up to a day', () => {
    const ids = loadRulebooks().flatMap(({ id, clauses }) => clauses.map((clause) => `${id} ${clause.id}`));
    const released = RELEASED.trim().split('\n');
    expect(released).toHaveLength(196);
    expect(released.filter((id) => !ids.includes(id))).toEqual([]);
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
      const unjudged = rulebook.clauses
        .filter(({ judgement, validTo }) => judgement.check === null && validTo === undefined)
        .map(({ id }) => id);
      for (const found of [encounters, []]) {
        const findings = evaluate([rulebook], { footage, events: everything, blindness: [], encounters: found });
        const ofUnjudged = findings.filter((f) => unjudged.includes(f.clause));
        expect(ofUnjudged.map((f) => f.clause)).toEqual(expect.arrayContaining(unjudged));
        for (const { verdict, reason } of ofUnjudged) {
          expect(['not-assessable', 'not-applicable']).toContain(verdict);
          expect([...NO_CHECK_REASONS, ...NOTHING_TO_SHOW]).toContain(reason);
        }
      }
    });
  });

  it('say which there are when one is not known', () => {
    expect(() => loadRulebooks(['qingpu-2023', 'atlantis'])).toThrow(
      expect.objectContaining({
        code: 'LIYI_RULEBOOK_UNKNOWN',
        message: expect.stringContaining('atlantis'),
        remedy: expect.stringContaining('jinhu-2013'),
      }),
    );
  });

  it('do not know a clause', () => {
    const [book] = loadRulebooks(['jinhu-2013']);
    expect(() => clauseOf(book!, '99')).toThrow(expect.objectContaining({ code: 'LIYI_CLAUSE_UNKNOWN' }));
  });
});

describe('a city’s own rulebooks', () => {
  const folder = temporaryFolder();
  afterAll(() => folder[Symbol.dispose]());
  const a = folder.file('own/a-2026.yaml', rulebookText('a-2026'));
  folder.file('own/b-2026.json', rulebookText('b-2026'));
  folder.file('own/README.md', '# not a rulebook');
  folder.file('own/.c-2026.yaml', 'nor is this');
  folder.file('taken/qingpu-2023.yaml', rulebookText('qingpu-2023'));
  folder.file('empty/notes.txt', '');
  const own = join(folder.path, 'own');
  const idsOf = (rulebooks: readonly { readonly id: string }[]) => rulebooks.map(({ id }) => id);

  it.each<{ name: string; names?: string[]; settings?: { judgeBy?: string[]; paths?: string[] }; ids: string[] }>([
    { name: 'a file', names: [a], ids: ['a-2026'] },
    { name: 'a folder, in the order of its names', names: [own], ids: ['a-2026', 'b-2026'] },
    { name: 'an id and a folder', names: ['jinhu-2013', own], ids: ['jinhu-2013', 'a-2026', 'b-2026'] },
    { name: 'a file and its folder, once', names: [own, a], ids: ['a-2026', 'b-2026'] },
    { name: 'what the settings judge by', settings: { judgeBy: [own], paths: [own] }, ids: ['a-2026', 'b-2026'] },
    {
      name: 'an id of the settings’ folder',
      names: ['b-2026'],
      settings: { judgeBy: ['jinhu-2013', own], paths: [own] },
      ids: ['b-2026'],
    },
  ])('are found by $name', ({ names, settings, ids }) => {
    expect(idsOf(loadRulebooks(names, settings))).toEqual(ids);
  });

  it('are known beside those of the program, whatever is judged by', () => {
    expect(idsOf(knownRulebooks({ judgeBy: ['jinhu-2013'], paths: [own] }))).toEqual([...SHIPPED, 'a-2026', 'b-2026']);
  });

  it.each([
    { name: 'a place that is not there', path: 'nowhere/', code: 'LIYI_RULEBOOK_UNKNOWN', says: /nowhere/ },
    {
      name: 'a folder without a rulebook',
      path: 'empty/',
      code: 'LIYI_RULEBOOK_INVALID',
      says: /empty.: 没有规范文件/,
    },
    {
      name: 'an id of the program',
      path: 'taken/',
      code: 'LIYI_RULEBOOK_INVALID',
      says: /taken.qingpu-2023\.yaml id: .*belongs to/,
    },
  ])('are refused for $name', ({ path, code, says }) => {
    expect(() => loadRulebooks([join(folder.path, path)])).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(says) }),
    );
  });

  it('are all looked at before any is refused', () => {
    folder.file('bad/x-2026.yaml', rulebookText('x-2026', { severity: 'high' }));
    folder.file('bad/y-2026.yaml', rulebookText('y-2026', { colour: 'red' }));
    expect(() => loadRulebooks([join(folder.path, 'bad/')])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/x-2026\.yaml[\s\S]*severity[\s\S]*y-2026\.yaml[\s\S]*colour/),
      }),
    );
  });

  it('of docs/rulebooks.md is complete and judges', () => {
    const text = readFileSync(new URL('../../docs/rulebooks.md', import.meta.url), 'utf8');
    const [, example] = /```yaml\n(id: dalian-2026\n[\s\S]*?)```/.exec(text) ?? [];
    const [rulebook] = loadRulebooks([folder.file('dalian-2026.yaml', example!)]);
    expect(rulebook!.clauses.map(({ judgement }) => judgement.check)).toEqual([
      'stands-to-greet',
      'receives-with-both-hands',
      null,
    ]);
    const events = [event('citizen-present', 5_000, 60_000), event('standing', 4_000, 20_000)];
    const footage = { startMs: 0, endMs: 90_000 };
    const encounters = findEncounters(events, footage);
    const findings = evaluate([rulebook!], { footage, events, blindness: [], encounters });
    expect(findings).toContainEqual(expect.objectContaining({ clause: '2.1-stands', verdict: 'met' }));
  });
});
