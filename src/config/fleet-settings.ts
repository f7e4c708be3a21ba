import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { USUAL_RETENTION_DAYS } from '../core/retention-days.ts';

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const days = z.int({ error: 'must be a whole number of days' }).min(1, 'must be 1 or more days');
const cron = text.regex(/^\S+( \S+){4}$/, 'must be a cron expression of five fields, as 30 6 * * *');

/** A section whose keys are all commented out is null in YAML. */
const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `unknown key ${issue.keys.join(', ')}`
          : 'must be a mapping of keys to values',
    })
    .nullish();

/** Sections of the settings file for `batch`, `worker` and scheduled jobs. */
export const fleetSettingsFile = {
  batch: section({
    hall: text.optional(),
    cameras: text.optional(),
    patterns: z.array(text, { error: 'must be a list of name patterns' }).optional(),
    settleSeconds: z.number({ error: 'must be a number of seconds' }).min(0, 'must not be negative').optional(),
    night: text.regex(/^\d\d:\d\d-\d\d:\d\d$/, 'must be a part of a day, as 22:00-06:00').optional(),
  }),
  worker: section({
    processes: z.int({ error: 'must be a whole number' }).min(1, 'must be 1 or more').optional(),
    map: z.array(text.regex(/^[^=]+=[^=]+$/, 'must be FROM=TO'), { error: 'must be a list of FROM=TO' }).optional(),
  }),
  retention: section({
    measurementsDays: days.optional(),
    clipsDays: days.optional(),
    wordsDays: days.optional(),
    at: cron.optional(),
  }),
  reports: section({ folder: text.optional(), daily: cron.optional(), monthly: cron.optional() }),
};

type FleetSettingsFile = z.infer<z.ZodObject<typeof fleetSettingsFile>>;

export interface FleetSettings {
  readonly batch: {
    /** Hall of recordings whose name has none. */
    readonly hall: string;
    /** Folder of camera files, `<window>.yaml` or `<hall>/<window>.yaml`. */
    readonly cameras?: string;
    /** Name patterns that are tried before the usual ones. */
    readonly patterns: readonly string[];
    readonly settleMs: number;
    readonly night?: string;
  };
  readonly worker: {
    /** Recordings analysed at a time. */
    readonly processes: number;
    /** Mappings of paths, each as `FROM=TO`. */
    readonly map: readonly string[];
  };
  readonly retention: {
    readonly measurementsDays: number;
    readonly clipsDays: number;
    readonly wordsDays: number;
    /** Cron expression by the clock at the halls, like those below. */
    readonly at: string;
  };
  readonly reports: { readonly folder: string; readonly daily: string; readonly monthly: string };
}

/** Recorders write at least every few seconds; a network share may show it late. */
const DEFAULT_SETTLE_SECONDS = 60;
/** Between the night's batch and the start of work. */
const DEFAULT_TIMES = { retention: '30 3 * * *', daily: '30 6 * * *', monthly: '0 7 1 * *' } as const;

/**
 * The settings of `batch`, `worker` and scheduled jobs, with defaults for what the file leaves out.
 * @param inFolder makes a path of the file absolute
 */
export function fleetSettings(
  file: FleetSettingsFile,
  inFolder: (path: string) => string,
  dataFolder: string,
): FleetSettings {
  const [batch, worker] = [file.batch ?? {}, file.worker ?? {}];
  const [retention, reports] = [file.retention ?? {}, file.reports ?? {}];
  return {
    batch: {
      hall: batch.hall ?? 'default',
      ...(batch.cameras !== undefined && { cameras: inFolder(batch.cameras) }),
      patterns: batch.patterns ?? [],
      settleMs: (batch.settleSeconds ?? DEFAULT_SETTLE_SECONDS) * 1000,
      ...(batch.night !== undefined && { night: batch.night }),
    },
    worker: { processes: worker.processes ?? availableParallelism(), map: worker.map ?? [] },
    retention: {
      measurementsDays: retention.measurementsDays ?? USUAL_RETENTION_DAYS.measurements,
      clipsDays: retention.clipsDays ?? USUAL_RETENTION_DAYS.clips,
      wordsDays: retention.wordsDays ?? USUAL_RETENTION_DAYS.words,
      at: retention.at ?? DEFAULT_TIMES.retention,
    },
    reports: {
      folder: inFolder(reports.folder ?? `${dataFolder}/reports`),
      daily: reports.daily ?? DEFAULT_TIMES.daily,
      monthly: reports.monthly ?? DEFAULT_TIMES.monthly,
    },
  };
}
