import { CAMERA_CONDITION_WORDING } from '../contract/picture-fault.ts';
import { formatInstant } from '../reports/time-text.ts';
import type { StreamStatus } from '../watch/stream-status.ts';
import type { WatchListener } from '../watch/watcher.ts';
import { eventRecord, statusRecord, streamLine } from './stream-lines.ts';
import type { Terminal } from './terminal.ts';

/** A log line is written at every tenth call, a second apart. */
const LOG_EVERY_LOOKS = 10;
const UP_AND_CLEAR = (lines: number) => (lines === 0 ? '' : `\x1b[${lines}A\x1b[0J`);

/** Reports what live cameras see and how they fare. */
export interface WatchReport {
  readonly listener: WatchListener;
  /** Shows the state of all streams. To be called every second. */
  show(statuses: readonly StreamStatus[]): void;
  end(): void;
}

/** One line for each stream, redrawn, on a terminal; JSON lines on standard output otherwise. */
export const watchReport = (terminal: Terminal, isJson: boolean): WatchReport =>
  terminal.redraws && !isJson ? drawn(terminal) : lines(terminal);

function lines(terminal: Terminal): WatchReport {
  let looks = 0;
  const print = (record: object) => terminal.print(JSON.stringify(record));
  return {
    listener: {
      events(spec, { begun, ended }, originMs) {
        for (const event of begun) print(eventRecord('event-begun', spec, event, originMs));
        for (const event of ended) print(eventRecord('event', spec, event, originMs));
      },
      picture: ({ id, hall, window }, { condition, sinceMs }, originMs) =>
        print({
          kind: 'camera-health',
          stream: id,
          ...(hall !== undefined && { hall }),
          window,
          condition,
          since: new Date(originMs + sinceMs).toISOString(),
        }),
      stored: ({ id, window }, run, { runId, outcome }) =>
        print({
          kind: 'stored',
          stream: id,
          window,
          run: runId,
          outcome,
          startedAt: new Date(run.startedAt ?? 0).toISOString(),
          durationMs: run.footage.durationMs,
          events: run.events.length,
          encounters: run.encounters.length,
          notMet: run.findings.filter(({ verdict }) => verdict === 'not-met').length,
        }),
      notStored: ({ id }, error) => print({ kind: 'not-stored', stream: id, problem: String(error) }),
      dropped: ({ id }, error) => print({ kind: 'given-up', stream: id, problem: String(error) }),
      internalError: ({ id }, error) => print({ kind: 'internal-error', stream: id, problem: String(error) }),
      overload: (stretch) => print({ kind: 'overload', stretch }),
    },
    show(statuses) {
      looks++;
      if (looks % LOG_EVERY_LOOKS !== 0) return;
      for (const status of statuses) print(statusRecord(status, Date.now()));
    },
    end() {},
  };
}

function drawn(terminal: Terminal): WatchReport {
  let shown = 0;
  let last: readonly StreamStatus[] = [];
  const draw = () => {
    for (const status of last) terminal.errors.write(`${streamLine(status).slice(0, terminal.errors.columns)}\n`);
    shown = last.length;
  };
  const say = (text: string) => {
    terminal.errors.write(UP_AND_CLEAR(shown));
    terminal.print(text);
    draw();
  };
  return {
    listener: {
      events({ window }, { ended }, originMs) {
        for (const { type, person, startMs, endMs } of ended)
          say(
            `${formatInstant(originMs + startMs)} ${window} ${type} ${person} ${((endMs - startMs) / 1000).toFixed(1)} s`,
          );
      },
      picture({ window }, { condition, sinceMs }, originMs) {
        const { zh, en } = CAMERA_CONDITION_WORDING[condition];
        say(`${formatInstant(originMs + sinceMs)} ${window} ${zh} ${en}`);
      },
      stored: ({ window }, run, { runId }) =>
        say(
          `已存入 stored: ${window}, run ${runId}, ${run.events.length} 个事件 events, ${run.findings.length} 个结论 verdicts`,
        ),
      internalError: ({ window }, error) => say(`程序内部错误 an error of this program: ${window}: ${String(error)}`),
      notStored: ({ window }, error) => say(`未能存入，将重试 not stored, will try again: ${window}: ${String(error)}`),
      dropped: ({ window }, error) => say(`未能存入，已放弃 not stored, given up: ${window}: ${String(error)}`),
      overload: (stretch) =>
        say(
          stretch > 1
            ? '过载，降低分析帧率 overload: cadence lowered for all streams'
            : '恢复正常帧率 usual cadence again',
        ),
    },
    show(statuses) {
      terminal.errors.write(UP_AND_CLEAR(shown));
      last = statuses;
      draw();
    },
    end() {},
  };
}
