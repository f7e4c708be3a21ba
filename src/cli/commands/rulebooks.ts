import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkRulebooks, clauseOf, knownRulebooks, loadRulebooks } from '../../config/load-rulebooks.ts';
import { withAbsolutePaths } from '../../config/rulebook-places.ts';
import { CHANNEL_WORDING } from '../../contract/channel.ts';
import { REASON_WORDING } from '../../contract/finding-reason.ts';
import { CLAUSE_PHASE_WORDING } from '../../contract/phase.ts';
import { SEVERITY_WORDING } from '../../contract/severity.ts';
import type { Clause, OptionUnit, OptionValue, Rulebook } from '../../rulebooks/clause.ts';
import type { CliContext } from '../context.ts';
import { tableLines } from '../display-width.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { configOption, settingsOf } from '../options.ts';
import { checkedLines } from '../rulebook-check-lines.ts';

interface RulebooksOptions {
  readonly json?: true;
  readonly config?: string;
}

/** Adds `liyi rulebooks`: shows rulebooks clause by clause, and checks a city's own. */
export function addRulebooksCommand(program: Command, context: CliContext): void {
  const rulebooks = program
    .command('rulebooks')
    .description(
      '列出规范；加规范编号列出条款；再加条款编号解释该条款\n' +
        'List the rulebooks; with an id, its clauses; with a clause id too, explain that clause',
    )
    .argument('[rulebook]', '规范编号，或规范文件 · id of a rulebook, or its file')
    .argument('[clause]', '条款编号 · id of one of its clauses')
    .option('--json', 'JSON 格式 · as JSON')
    .addOption(configOption())
    .action((id: string | undefined, clause: string | undefined, options: RulebooksOptions) =>
      show(id, clause, options, context),
    );
  rulebooks
    .command('check')
    .summary('检查规范文件 · check rulebook files')
    .description('逐行指出规范文件的错误\nSay what is wrong in rulebook files, line by line')
    .argument('<folder-or-file>', '规范文件或文件夹 · rulebook file, or folder of them')
    .action((path: string) => check(path, context));
}

function show(id: string | undefined, clauseId: string | undefined, options: RulebooksOptions, context: CliContext) {
  const settings = settingsOf(context, options).rulebooks;
  const [name] = id === undefined ? [] : withAbsolutePaths([id], (path) => resolve(context.workingFolder, path));
  const rulebooks = name === undefined ? knownRulebooks(settings) : loadRulebooks([name], settings);
  const clause = clauseId === undefined ? undefined : clauseOf(rulebooks[0]!, clauseId);
  const { print } = context.terminal;
  if (options.json) print(JSON.stringify(clause ?? (id === undefined ? rulebooks : rulebooks[0]), undefined, 2));
  else if (clause) print(clauseLines(rulebooks[0]!, clause).join('\n'));
  else print((id === undefined ? listLines(rulebooks) : rulebookLines(rulebooks[0]!)).join('\n'));
}

function check(path: string, { terminal, workingFolder }: CliContext): void {
  const checked = checkRulebooks(resolve(workingFolder, path));
  terminal.print(checkedLines(checked, workingFolder).join('\n'));
  if (checked.some(({ reading }) => reading.problems)) process.exitCode = exitCodeOf('LIYI_RULEBOOK_INVALID');
}

function listLines(rulebooks: readonly Rulebook[]): string[] {
  return tableLines([
    ['编号 id', '条款 clauses', '可自动判定 judged', '规范 rulebook'],
    ...rulebooks.map(({ id, clauses, title }) => [
      id,
      String(clauses.length),
      String(clauses.filter(({ judgement }) => judgement.check !== null).length),
      `${title.zh} · ${title.en}`,
    ]),
  ]);
}

function rulebookLines({ id, title, issuer, issued, version, clauses }: Rulebook): string[] {
  return [
    `${title.zh} · ${title.en}`,
    `${id} · 第 ${version} 版 version ${version} · ${issuer.zh} ${issuer.en} · ${issued}`,
    '',
    ...tableLines(
      clauses.map((clause) => [
        clause.judgement.check === null ? '·' : '✓',
        clause.id,
        CLAUSE_PHASE_WORDING[clause.phase].zh,
        `${clause.wording.zh} · ${clause.wording.en}${clause.validTo === undefined ? '' : `（至 until ${clause.validTo}）`}`,
      ]),
    ),
    '',
    '✓ 可自动判定 judged automatically   · 列出但不判定 listed, not judged',
  ];
}

function clauseLines(rulebook: Rulebook, clause: Clause): string[] {
  const { id, wording, source, phase, channels, severity, validFrom, validTo, judgement } = clause;
  const both = ({ zh, en }: { zh: string; en: string }) => `${zh} ${en}`;
  return [
    `${wording.zh}\n${wording.en}`,
    '',
    ...tableLines([
      ['条款 clause', `${rulebook.id} ${id}`],
      ['出处 source', `${source.title}${source.number ? ` ${source.number}` : ''}，${source.section}`],
      ['有效期 in force', `${validFrom} – ${validTo ?? ''}`],
      ['环节 phase', both(CLAUSE_PHASE_WORDING[phase])],
      ['依据 channels', channels.map((channel) => both(CHANNEL_WORDING[channel])).join('、')],
      ['程度 severity', both(SEVERITY_WORDING[severity])],
      ...(judgement.check === null
        ? [['判定 judged', both(REASON_WORDING[judgement.why])]]
        : [
            ['判定 judged', judgement.check],
            ...Object.entries(judgement.options).map(([name, option]) => [`  ${name}`, optionText(option)]),
            ...(judgement.phrases ?? []).map(({ id, forms }) => [`  ${id}`, forms.map(({ text }) => text).join('、')]),
          ]),
    ]),
  ];
}

const UNIT_TEXT: Readonly<Record<OptionUnit, string>> = {
  ms: ' ms',
  deg: '°',
  score: '',
  share: '',
  probability: '',
  sigma: ' σ',
  count: '',
  LU: ' LU',
};

const optionText = ({ value, unit, setBy }: OptionValue): string =>
  `${value}${UNIT_TEXT[unit]}（${setBy === 'clause' ? '条款规定 set by the clause' : '本程序取值 set by this program'}）`;
