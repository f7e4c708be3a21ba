import { unwatchFile, watchFile } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { judgeJoined } from '../../batch/judge-joined.ts';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import type { Settings } from '../../config/settings.ts';
import { readWatchFile } from '../../config/watch-file.ts';
import { isNetworkUrl } from '../../media/live-address.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { MetricsServer } from '../../watch/metrics-server.ts';
import type { StreamSpec } from '../../watch/stream-spec.ts';
import { WatchMetrics } from '../../watch/watch-metrics.ts';
import { Watcher } from '../../watch/watcher.ts';
import type { CliContext } from '../context.ts';
import { LiveHealth } from '../live-health.ts';
import { LiveLooks } from '../live-looks.ts';
import { LiveNotices } from '../live-notices.ts';
import { openTimelineForWriting } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';
import { printError } from '../print-error.ts';
import { watchReport } from '../watch-report.ts';

const LOOK_EVERY_MS = 1000;
/** How often the list is read: editors replace files in ways that notifications miss. */
const LIST_EVERY_MS = 1000;
const MOST_THREADS = 128;

interface WatchOptions extends SettingOptions {
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly threads?: number;
  readonly json?: boolean;
}

/** Adds `liyi watch`: analyses live cameras and prints events as they happen. */
export function addWatchCommand(program: Command, context: CliContext): void {
  program
    .command('watch')
    .description(
      '实时分析摄像机清单中的视频流；编辑清单即可增减\n' +
        'Analyse live streams (RTSP, RTMP, HTTP, or files as if live); edit the list to add and remove them',
    )
    .argument('<cameras>', '摄像机清单（YAML 或 JSON） · list of cameras')
    .option('--json', '输出 JSON 行 · JSON lines, also on a terminal')
    .addOption(
      new Option('--threads <number>', '分析线程数 · analysis threads (default: one a core)').argParser(
        whole(1, MOST_THREADS),
      ),
    )
    .addOption(
      new Option('--metrics-port <port>', 'Prometheus 指标端口 · serve /metrics there').argParser(whole(0, 65_535)),
    )
    .addOption(new Option('--metrics-host <host>', '指标地址 · address to serve it at').default('127.0.0.1'))
    .addOption(dbOption())
    .addOption(configOption())
    .action((list: string, options: WatchOptions) => watch(list, options, context));
}

/**
 * Runs until Ctrl-C, or until every stream has ended where all are files: then the segments of each are judged as one, as
 * a worker does while streams go on.
 */
async function watch(list: string, options: WatchOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const path = resolve(context.workingFolder, list);
  const specs = () => specsOf(path, settings, context);
  const first = specs();
  await using store = await openTimelineForWriting(settings.store);
  await watchStreams({ path, first, specs, store, settings, options, context });
  if (!context.signal.aborted) await judgeJoined(store.database, settings, context.signal);
}

interface Watching {
  readonly path: string;
  readonly first: readonly StreamSpec[];
  /** The list as it reads now. */
  readonly specs: () => readonly StreamSpec[];
  readonly store: ServiceStore;
  readonly settings: Settings;
  readonly options: WatchOptions;
  readonly context: CliContext;
}

async function watchStreams({ path, first, specs, store, settings, options, context }: Watching): Promise<void> {
  const over = Promise.withResolvers<void>();
  const report = watchReport(context.terminal, options.json ?? false);
  let metrics: WatchMetrics | undefined;
  const looks = new LiveLooks(store);
  await using notices = new LiveNotices(store, (spec, error) => report.listener.dropped?.(spec, error));
  await using health = new LiveHealth(store);
  await using watcher = await Watcher.start(
    { threads: options.threads ?? availableParallelism(), ffmpeg: settings.ffmpeg, store },
    {
      ...report.listener,
      events: (spec, update, originMs) => {
        report.listener.events?.(spec, update, originMs);
        notices.publish(spec, update, originMs);
      },
      picture: (spec, condition, originMs) => {
        report.listener.picture?.(spec, condition, originMs);
        health.changed(spec, condition, originMs);
      },
      analysed: (reading) => {
        metrics?.analysed(reading);
        looks.seen(reading);
      },
      broken: over.reject,
    },
  );
  metrics = new WatchMetrics(watcher);
  await using _server =
    options.metricsPort === undefined
      ? undefined
      : await MetricsServer.listen(metrics.registry, options.metricsHost, options.metricsPort);
  await watcher.watch(first);
  const reread = () => {
    try {
      watcher.watch(specs()).catch(over.reject);
    } catch (error) {
      // The last valid list stays in use.
      printError(error, context.terminal);
    }
  };
  watchFile(path, { interval: LIST_EVERY_MS }, reread);
  context.signal.addEventListener('abort', () => over.resolve(), { once: true });
  if (context.signal.aborted) over.resolve();
  const timer = setInterval(() => {
    const statuses = watcher.statuses();
    report.show(statuses);
    void looks.store(watcher.pictured());
    notices.retry();
    health.retry();
    if (statuses.length > 0 && statuses.every(({ state }) => state === 'ended')) over.resolve();
  }, LOOK_EVERY_MS);
  try {
    await over.promise;
  } finally {
    clearInterval(timer);
    unwatchFile(path, reread);
    report.end();
  }
}

function specsOf(path: string, settings: Settings, context: CliContext): StreamSpec[] {
  return readWatchFile(path, context.environment).map(({ source, loop, rulebooks, ...stream }) => ({
    ...stream,
    address: isNetworkUrl(source) ? { kind: 'network', url: source } : { kind: 'file', path: source, loop },
    rulebooks: loadRulebooks(rulebooks, settings.rulebooks),
  }));
}

const whole = (lowest: number, highest: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < lowest || value > highest)
    throw new InvalidArgumentError(`It is not a whole number from ${lowest} to ${highest}.`);
  return value;
};
