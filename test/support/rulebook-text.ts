const CLAUSE = {
  id: '1-smile',
  section: '一',
  phase: 'arrival',
  check: 'smiles',
  options: {
    minDuration: { value: 500, unit: 'ms', setBy: 'product' },
    minScore: { value: 0.5, unit: 'score', setBy: 'product' },
  },
  wording: { zh: '微笑', en: 'Smiles' },
};

const RULEBOOK = {
  title: { zh: '某市规范', en: 'Some city' },
  issuer: { zh: '某市', en: 'Some city' },
  issued: '2026',
  version: '1',
  documents: { main: { title: '某市规范', number: null } },
  defaults: {
    document: 'main',
    validFrom: '2026-01-01',
    channels: ['video'],
    severity: 'minor',
    options: {
      maxHiddenShare: { value: 0.3, unit: 'share', setBy: 'product' },
      minConfidence: { value: 0.5, unit: 'probability', setBy: 'product' },
    },
  },
};

/** A rulebook file with one clause that is judged and one that is not; `change` replaces keys of the first. */
export function rulebookText(id: string, change: object = {}, head: object = {}): string {
  const { check: _, options: __, ...rest } = CLAUSE;
  const clauses = [
    { ...CLAUSE, ...change },
    { ...rest, id: '2-voice', check: null, why: 'no-audio' },
  ];
  return JSON.stringify({ id, ...RULEBOOK, clauses, ...head }, undefined, 2);
}
