/** What stops the set-up, in both languages, with the one line to run where there is one. */
export class SetUpProblem extends Error {
  constructor(zh, en, command) {
    super(en);
    this.zh = zh;
    this.command = command;
  }
}

/** Progress goes to stderr so that a command's own output stays clean. */
export const say = (zh, en) => console.error(`› ${zh} · ${en}`);
