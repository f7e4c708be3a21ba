import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Output of a command: results to standard output, everything about the work to standard error. */
export interface Terminal {
  print(text: string): void;
  note(text: string): void;
  /** Colours the text where standard output is a terminal with colours. */
  styled(style: Style, text: string): string;
  /** Whether lines on standard error may be redrawn. */
  readonly redraws: boolean;
  readonly errors: NodeJS.WriteStream;
}

/** The terminal of this process. Where the reader of the output is gone, the process ends. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader has gone (`| head`): there is nobody left to write to.
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    styled: (style, text) => styleText(style, text, { stream: process.stdout }),
    redraws: process.stderr.isTTY === true,
    errors: process.stderr,
  };
}
