/**
 * The speed of everything, in one table, one JSON file and one plot under docs/bench/.
 *
 *     npm run bench                       medians over several repeats; keep the machine quiet meanwhile
 *     npm run bench -- --quick            a first look within a minute: few frames, nothing that tells only after minutes; writes nothing
 *     npm run bench -- --repeats 2        fewer repeats than five
 *     npm run bench -- --only observer    one section: observer, streams, publication, memory, saturation, batch, peers; writes nothing
 *     npm run bench -- --only batch --write   puts that section's figures in the place of those written before
 *     npm run bench -- --compare old.json also says what got slower since
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { answerOf } from './child-answer.ts';
import { comparison, type Figure, table } from './figure.ts';
import { plot } from './plot.ts';

const SECTIONS = ['observer', 'streams', 'publication', 'memory', 'saturation', 'batch', 'peers'] as const;
/** They tell nothing within seconds. */
const LONG_ONLY: readonly string[] = ['publication', 'memory', 'saturation'];
const OUT = new URL('../../docs/bench/', import.meta.url);

if (process.argv[2] === 'section') {
  const { section } = await import(`./${process.argv[3]}.ts`);
  const figures: readonly Figure[] = await section(Number(process.argv[4]), process.argv[5] === 'quick');
  process.send!(figures, () => process.disconnect());
} else await bench();

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      compare: { type: 'string' },
      repeats: { type: 'string', default: '5' },
      write: { type: 'boolean', default: false },
    },
  });
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  console.log(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}`);
  const figures: Figure[] = [];
  for (const name of SECTIONS) {
    if (values.only !== undefined ? values.only !== name : values.quick && LONG_ONLY.includes(name)) continue;
    const child = fork(new URL(import.meta.url), [
      'section',
      name,
      ...(values.quick ? ['1', 'quick'] : [values.repeats]),
    ]);
    const end = once(child, 'exit');
    const measured = await answerOf<Figure[]>(child);
    await end;
    console.log(`\n${table(measured)}`);
    figures.push(...measured);
  }
  if (!values.quick && (values.only === undefined || values.write)) {
    mkdirSync(OUT, { recursive: true });
    const path = new URL('speed.json', OUT);
    const kept =
      values.only === undefined ? figures : replaced(JSON.parse(readFileSync(path, 'utf8')).figures, figures);
    const record = { schema: 'liyi.bench-speed/1', machine, figures: kept };
    writeFileSync(path, `${JSON.stringify(record, undefined, 2)}\n`);
    writeFileSync(new URL('speed.svg', OUT), plot(kept, machine));
  }
  if (values.compare !== undefined) {
    const before = JSON.parse(readFileSync(values.compare, 'utf8')) as { figures: Figure[] };
    const worse = comparison(figures, before.figures);
    console.log(worse.length === 0 ? '\nNothing got slower.' : `\nSlower:\n${worse.join('\n')}`);
  }
}

/** The new figures in the places of those of the same ids; those that are new altogether come last. */
function replaced(before: readonly Figure[], now: readonly Figure[]): Figure[] {
  const news = new Map(now.map((figure) => [figure.id, figure]));
  const known = new Set(before.map(({ id }) => id));
  return [...before.map((figure) => news.get(figure.id) ?? figure), ...now.filter(({ id }) => !known.has(id))];
}
