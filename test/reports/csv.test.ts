import { expect, it } from 'vitest';
import { csvText } from '../../src/reports/csv.ts';

it('quotes what needs it, leaves out what is absent, and lets no cell become a formula', () => {
  expect(
    csvText([
      ['窗口', 'a,b', 'say "hi"'],
      [undefined, -0.5, '=1+1'],
      ['two\nlines', '@cmd', '-x'],
    ]),
  ).toBe('\ufeff窗口,"a,b","say ""hi"""\r\n,-0.5,\'=1+1\r\n"two\nlines",\'@cmd,\'-x\r\n');
});
