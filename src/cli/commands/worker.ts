import { join } from 'node:path';
import type { Command } from 'commander';
import { AnalysisProcesses } from '../../batch/analysis-process.ts';
import { requestNewHours } from '../../batch/new-opening-hours.ts';
import { type PathMapping, recordingHandler } from '../../batch/recording-worker.ts';
import { reevaluationHandler } from '../../batch/reevaluation-job.ts';
import { retentionHandler } from '../../batch/retention-job.ts';
import { type JobSettlement, runJobs } from '../../batch/run-jobs.ts';
import { scheduleJobs } from '../../batch/schedule-jobs.ts';
import { scoreReportHandler } from '../../batch/score-report-job.ts';
import type { Settings } from '../../config/settings.ts';
import { LiyiError } from '../../core/errors.ts';
import { publicName } from '../../media/remote-input.ts';
import { AuditSeal } from '../../store/audit/audit-seal.ts';
import { openDatabase } from '../../store/database/open-database.ts';
import type { RecordingJob } from '../../store/jobs/job.ts';
import type { Claim } from '../../store/jobs/job-queue.ts';
import { jobsIn } from '../../store/jobs/open-jobs.ts';
import { queueReevaluations } from '../../store/jobs/queue-reevaluations.ts';
import type { CliContext } from '../context.ts';
import { makeFolderOf } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';
import { wholeNumber } from './batch.ts';

/** How long published thresholds wait until they are applied to what is stored. */
const REEVALUATION_POLL_MS = 10_000;

interface WorkerOptions extends SettingOptions {
  readonly workers?: number;
  readonly map?: readonly string[];
  readonly recordingsOnly?: boolean;
}

/** Adds `liyi worker`: does queued jobs, together with workers on other machines. */
export function addWorkerCommand(program: Command, context: CliContext): void {
  program
    .command('worker')
    .description(
      '持续处理排队的录像、报表和清理任务；可在任何能读到录像的机器上运行\n' +
        'Work off recordings, reports and retention from the queue, on any machine that sees the footage',
    )
    .option('--workers <number>', '同时分析的录像数 · recordings at a time (default: one a core)', wholeNumber)
    .option('--map <from=to...>', '路径映射 · where this machine sees the footage, /mnt/nvr=/data')
    .option('--recordings-only', '只分析录像 · recordings only, no reports and no retention')
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: WorkerOptions) => worker(options, context));
}

async function worker(options: WorkerOptions, context: CliContext): Promise<void> {
  const { terminal, signal } = context;
  const settings = settingsOf(context, options);
  const mappings = (options.map ?? settings.worker.map).map(mappingOf);
  await makeFolderOf(settings.store);
  await using opened = new AsyncDisposableStack();
  const database = await openDatabase(settings.store);
  opened.defer(() => database.db.destroy());
  const { queue } = opened.use(await jobsIn(database, settings.store));
  const processes = opened.use(new AnalysisProcesses());
  const recordings = recordingHandler({
    processes,
    store: settings.store,
    rulebooks: settings.rulebooks,
    ...{ callingClocks: settings.callingClocks, openingHours: settings.openingHours },
    ...{ ffmpeg: settings.ffmpeg, speech: settings.speech },
    mappings,
    onBegun: (_id, job) => terminal.note(`▸ ${recordingName(job)}`),
  });
  const byTheClock = options.recordingsOnly
    ? {}
    : {
        reevaluate: reevaluationHandler(database, settings),
        'score-report': scoreReportHandler(database, {
          folder: settings.reports.folder,
          rulebooks: settings.rulebooks,
        }),
        retention: retentionHandler(database, {
          ...settings.retention,
          evidenceFolder: join(settings.service.dataDir, 'evidence'),
          auditSeal: await AuditSeal.openIfThere(settings.service.dataDir),
        }),
      };
  if (!options.recordingsOnly) {
    await scheduleJobs(queue, timesOf(settings));
    await requestNewHours(database, settings.openingHours, Date.now());
    await queueReevaluations(queue, database.db, Date.now(), { revive: true });
    const looking = setInterval(() => {
      // Where the store fails now, the next poll asks again.
      queueReevaluations(queue, database.db, Date.now()).catch(() => {});
    }, REEVALUATION_POLL_MS);
    opened.defer(() => clearInterval(looking));
  }
  terminal.note(`等待任务 waiting for jobs: ${database.placeName}`);
  await runJobs(queue, {
    handlers: { 'analyze-recording': recordings, ...byTheClock },
    concurrency: options.workers ?? settings.worker.processes,
    signal,
    onSettled: (claim, settlement) => terminal.note(settlementLine(claim, settlement)),
  });
}

const timesOf = ({ retention, reports }: Settings) => ({
  retention: retention.at,
  daily: reports.daily,
  monthly: reports.monthly,
});

function mappingOf(text: string): PathMapping {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return { from: text.slice(0, at), to: text.slice(at + 1) };
  throw new LiyiError('LIYI_USAGE', {
    message: `${JSON.stringify(text)} is no path mapping`,
    remedy: 'Write it as --map /mnt/nvr=/data: the path in the queue, then the path on this machine.',
  });
}

const recordingName = ({ hall, window, path }: RecordingJob): string => `${hall}/${window} ${publicName(path)}`;

function settlementLine({ kind, payload }: Claim, settlement: JobSettlement): string {
  const name = kind === 'analyze-recording' ? recordingName(payload as RecordingJob) : kind;
  switch (settlement.outcome) {
    case 'done':
      return `✓ ${name} ${JSON.stringify(settlement.result)}`;
    case 'retried':
    case 'dead':
    case 'lost':
      return `✗ ${name} ${settlement.outcome}: ${settlement.problem.code} ${settlement.problem.message}`;
  }
}
