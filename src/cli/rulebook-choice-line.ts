import type { RulebookSettings } from '../config/rulebook-places.ts';

/** By which rulebooks a hall is judged; asks for one where none was chosen. */
export function rulebookChoiceLine({ judgeBy }: RulebookSettings): string {
  if (judgeBy === undefined)
    return (
      '未选定规范：请在设置的 rulebooks 里写明本厅采用哪一部；在此之前自带的各部分别评判，不相加 · ' +
      'no rulebook is chosen: name the hall’s own in the settings (rulebooks); until then each that comes with the program judges by itself'
    );
  const names = judgeBy.join(', ');
  return judgeBy.length === 1
    ? `采用规范 rulebook: ${names}`
    : `采用规范 rulebooks: ${names}（分别评判，不相加 each by itself, never summed）`;
}
