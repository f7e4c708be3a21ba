import { table } from '../../scripts/marked-table.ts';
import type { Examination } from './examine.ts';

export interface Result extends Examination {
  readonly id: number;
  /** The mutation in one line. */
  readonly recording: string;
}

const RIGHT = new Set(['fine', 'refused', 'not-made']);

/** The sweep as a page: how many mutations of each kind went how, and each that went wrong. */
export function sweepDocument(results: readonly Result[], seed: number, machine: string): string {
  const verdicts = [...new Set(results.map(({ verdict }) => verdict))].sort();
  const kinds = [...new Set(results.flatMap(kindsOf))].sort();
  const counted = kinds.map((kind) => {
    const ofKind = results.filter((result) => kindsOf(result).includes(kind));
    return [kind, ...verdicts.map((verdict) => ofKind.filter((result) => result.verdict === verdict).length || '')];
  });
  const all = ['all', ...verdicts.map((verdict) => results.filter((result) => result.verdict === verdict).length)];
  const wrong = results.filter(({ verdict }) => !RIGHT.has(verdict));
  return `${[
    '# Footage as it should not be',
    '`npm run bench:footage-faults -- --write` makes recordings of the fixture clips that are cut, damaged, joined or badly timed, reads\n' +
      'each as an analysis does, takes stills and a clip of it, and compares them with the frames that were analysed: a still must be\n' +
      'within 34 dB, a clip within 28 dB of them. `refused` is a recording of which nothing can be decoded; `not-made` one that\n' +
      'ffmpeg does not write: an AVI whose clock starts hours late.',
    `Seed ${seed}, ${results.length} mutations, on ${machine}. A mutation with two faults counts in two rows.`,
    table(['fault', ...verdicts], [...counted, all]),
    ...(wrong.length === 0
      ? ['Nothing went wrong.']
      : [
          'What went wrong:',
          table(
            ['mutation', 'recording', 'verdict', 'detail'],
            wrong.map(({ id, recording, verdict, detail }) => [id, recording, verdict, detail.split('\n')[0]!]),
          ),
        ]),
  ].join('\n\n')}\n`;
}

/** Faults of a mutation, from its line. */
const kindsOf = ({ recording }: Result): string[] =>
  recording
    .slice(recording.indexOf(': ') + 2)
    .split(', ')
    .map((fault) => fault.split(' ')[0]!);
