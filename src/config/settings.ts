import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { SECOND_MS } from '../contract/durations.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import { LiyiError } from '../core/errors.ts';
import type { HallHours } from '../core/opening-hours.ts';
import type { StoreLocation } from '../core/store-location.ts';
import type { Milliseconds } from '../core/units.ts';
import { callingClocks, callingSettingsFile } from './calling-settings.ts';
import { type FleetSettings, fleetSettings, fleetSettingsFile } from './fleet-settings.ts';
import { type FootageRoot, footageRoots, footageRootsFile } from './footage-roots.ts';
import { type OidcSettings, oidcSettings, oidcSettingsFile } from './oidc-settings.ts';
import { hallHours, openingSettingsFile } from './opening-settings.ts';
import { parseWith, readDocument } from './read-document.ts';
import { type RulebookSettings, rulebookSettings } from './rulebook-places.ts';
import { type SpeechSettings, speechSettings, speechSettingsFile } from './speech-settings.ts';

/** Read from the working folder where neither `--config` nor LIYI_CONFIG names a file. */
const SETTINGS_FILE = 'liyi.yaml';
/** Enough for the shortest event: a raised hand goes up and down in about a second. */
const DEFAULT_SAMPLE_FPS = 10;
/** A page of the site makes some dozens of requests at once, and a whole office may share one address. */
const DEFAULT_REQUESTS_PER_MINUTE = 6000;
/** Enough for an office at nine o'clock, and too few to guess passwords. */
const DEFAULT_LOGINS_PER_MINUTE = 30;
/** A store without room takes no login; this is a month of a large hall's measurements. */
const DEFAULT_KEEP_FREE_GB = 5;
/** A still takes a second, a clip some tenths of its length; a drive that needs a minute has stopped. */
const DEFAULT_EVIDENCE_SECONDS = 60;
export const SAMPLE_FPS_RANGE = { lowest: 1, highest: 60 } as const;

const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');
const fpsMessage = `must be a number from ${SAMPLE_FPS_RANGE.lowest} to ${SAMPLE_FPS_RANGE.highest} frames a second`;

/** An address, a range such as 10.0.0.0/8, or a name that Fastify knows. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])], {
  error: 'must be an address, a range such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
});
const count = z.int({ error: 'must be a whole number' }).min(1, 'must be 1 or more');
const serviceSettings = z
  .strictObject({
    dataDir: text.optional(),
    evidenceSeconds: z.number({ error: 'must be a number of seconds' }).min(1, 'must be 1 or more').optional(),
    keepFreeGB: z.number({ error: 'must be a number of gigabytes' }).min(0, 'must be 0 or more').optional(),
    secretKeyFile: text.optional(),
    footageRoots: footageRootsFile.optional(),
    https: z.boolean({ error: 'must be true or false' }).optional(),
    publicUrl: z.url({ protocol: /^https?$/, error: 'must be the address that browsers use, https://…' }).optional(),
    trustedProxies: z.array(proxy, { error: 'must be a list of addresses' }).optional(),
    requestsPerMinute: count.optional(),
    loginsPerMinute: count.optional(),
    oidc: oidcSettingsFile.optional(),
  })
  .refine(({ oidc, publicUrl }) => (oidc ?? []).length === 0 || publicUrl !== undefined, {
    path: ['publicUrl'],
    error: 'must be given where oidc is: providers send browsers back there',
  });

const settingsFile = z.strictObject(
  {
    db: text.optional(),
    ffmpegPath: text.optional(),
    ffprobePath: text.optional(),
    sampleFps: z
      .number({ error: fpsMessage })
      .min(SAMPLE_FPS_RANGE.lowest, fpsMessage)
      .max(SAMPLE_FPS_RANGE.highest, fpsMessage)
      .optional(),
    rulebooks: z
      .array(text, { error: 'must be a list of rulebook ids and paths' })
      .min(1, 'must name a rulebook')
      .optional(),
    service: serviceSettings.optional(),
    callingSystem: callingSettingsFile,
    openingHours: openingSettingsFile,
    speech: speechSettingsFile,
    ...fleetSettingsFile,
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown key ${issue.keys.join(', ')}`
        : 'must be a mapping of keys to values',
  },
);

export interface Settings extends FleetSettings {
  readonly store: StoreLocation;
  readonly ffmpeg: { readonly ffmpegPath: string; readonly ffprobePath: string };
  readonly sampleFps: number;
  readonly rulebooks: RulebookSettings;
  readonly service: ServiceSettings;
  readonly callingClocks: CallingClocks;
  readonly openingHours: HallHours;
  /** Who writes down what clerks say; left out where nobody does. */
  readonly speech?: SpeechSettings | undefined;
}

export interface ServiceSettings {
  /** Folder for clips and uploads. */
  readonly dataDir: string;
  /** Bytes of the data folder's disk that are left free for the store and others. */
  readonly keepFreeBytes: number;
  /** Time for a still, or for a clip beside twice its length. */
  readonly evidenceMs: Milliseconds;
  /** File with the key that seals webhook secrets; in the data folder where left out. */
  readonly secretKeyFile?: string;
  /** Folders of recordings: the service reads footage from nowhere else. */
  readonly footageRoots: readonly FootageRoot[];
  /** Whether people reach the service only through HTTPS; cookies are then sent no other way. */
  readonly https: boolean;
  /** Public address, without a slash at the end. */
  readonly publicUrl?: string;
  /** Reverse proxies before the service that are trusted to tell the client's address. */
  readonly trustedProxies: readonly string[];
  readonly oidc: readonly OidcSettings[];
  /** Most requests from one address. */
  readonly requestsPerMinute: number;
  readonly loginsPerMinute: number;
}

export interface SettingSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** The file that `--config` names. */
  readonly file?: string | undefined;
  /** The database that `--db` names. */
  readonly db?: string | undefined;
}

/**
 * Reads the settings. The command line comes before the environment, the environment before the file, the file before
 * the defaults.
 * @throws LiyiError LIYI_CONFIG
 */
export function readSettings(sources: SettingSources): Settings {
  const { workingFolder } = sources;
  // An empty variable means "not set", as in a shell.
  const env = Object.fromEntries(Object.entries(sources.environment).filter(([, value]) => value !== ''));
  const path = settingsPath(sources);
  const file = path ? parseWith(settingsFile, readDocument(path, 'LIYI_CONFIG'), path, 'LIYI_CONFIG') : {};
  const inFolder = (value: string) => resolve(workingFolder, value);
  const secretKeyFile = env.LIYI_SECRET_KEY_FILE ?? file.service?.secretKeyFile;
  return {
    store: storeLocation(sources.db ?? env.LIYI_DB ?? env.DATABASE_URL ?? file.db ?? defaultDb(env), inFolder),
    ffmpeg: {
      ffmpegPath: env.FFMPEG_PATH ?? file.ffmpegPath ?? 'ffmpeg',
      ffprobePath: env.FFPROBE_PATH ?? file.ffprobePath ?? 'ffprobe',
    },
    sampleFps: file.sampleFps ?? DEFAULT_SAMPLE_FPS,
    rulebooks: rulebookSettings(file.rulebooks, inFolder),
    ...fleetSettings(file, inFolder, dataFolder(env)),
    callingClocks: callingClocks(file.callingSystem),
    openingHours: hallHours(file.openingHours),
    speech: speechSettings(file.speech, inFolder, env.LIYI_SPEECH_KEY),
    service: {
      dataDir: inFolder(env.LIYI_DATA_DIR ?? file.service?.dataDir ?? join(dataFolder(env), 'service')),
      keepFreeBytes: (file.service?.keepFreeGB ?? DEFAULT_KEEP_FREE_GB) * 1e9,
      evidenceMs: (file.service?.evidenceSeconds ?? DEFAULT_EVIDENCE_SECONDS) * SECOND_MS,
      ...(secretKeyFile !== undefined && { secretKeyFile: inFolder(secretKeyFile) }),
      footageRoots: footageRoots(
        env.LIYI_FOOTAGE_ROOTS?.split(delimiter) ?? file.service?.footageRoots ?? [],
        inFolder,
      ),
      https: file.service?.https ?? false,
      ...(file.service?.publicUrl !== undefined && { publicUrl: file.service.publicUrl.replace(/\/+$/, '') }),
      trustedProxies: file.service?.trustedProxies ?? [],
      oidc: oidcSettings(file.service?.oidc ?? [], inFolder),
      requestsPerMinute: file.service?.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE,
      loginsPerMinute: file.service?.loginsPerMinute ?? DEFAULT_LOGINS_PER_MINUTE,
    },
  };
}

function settingsPath({ file, environment, workingFolder }: SettingSources): string | undefined {
  const named = file ?? environment.LIYI_CONFIG;
  if (named === undefined) {
    const usual = join(workingFolder, SETTINGS_FILE);
    return existsSync(usual) ? usual : undefined;
  }
  const path = resolve(workingFolder, named);
  if (existsSync(path)) return path;
  throw new LiyiError('LIYI_CONFIG', {
    message: `the settings file ${path} does not exist`,
    remedy: 'Check --config and LIYI_CONFIG, or leave both out.',
  });
}

const storeLocation = (db: string, inFolder: (path: string) => string): StoreLocation =>
  /^postgres(ql)?:\/\//.test(db) ? { databaseUrl: db } : { sqlitePath: inFolder(db) };

/** One folder for each user, wherever the program is started. Source: XDG Base Directory Specification 0.8. */
const dataFolder = (env: SettingSources['environment']): string =>
  join(env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'liyi');

const defaultDb = (env: SettingSources['environment']): string => join(dataFolder(env), 'timeline.db');
