import type { AddedWords } from '../batch/add-words.ts';
import type { Terminal } from './terminal.ts';

/** `语音转写 words: a01.srt, 11 句中留下窗口人员的 6 句 …`, and why there are not more. */
export function wordsLine({ source, kept, lines, problem }: AddedWords, terminal: Terminal): string {
  const head = `  语音转写 words: ${source}，${lines} 句中留下窗口人员的 ${kept} 句 of ${lines} lines the clerk’s ${kept} are kept`;
  if (problem === undefined) return head;
  return `${head}\n${terminal.styled('yellow', `  ! ${problem.message} 补上语音转写 to add words: liyi words`)}`;
}
