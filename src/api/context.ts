import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FootageRoot } from '../config/footage-roots.ts';
import type { OidcClient } from '../config/oidc-settings.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import type { HallHours } from '../core/opening-hours.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { Jobs } from '../store/jobs/open-jobs.ts';
import type { RetentionDays } from '../store/retention/retention-rules.ts';
import type { ServiceStore } from '../store/service-store.ts';
import type { EvidenceFiles } from './evidence/evidence-files.ts';
import type { SecretBox } from './webhooks/secret-box.ts';

export interface ServiceSettings {
  /** Folder for clips and uploads. */
  readonly dataDir: string;
  /** Bytes of its disk that uploads and evidence leave free. */
  readonly keepFreeBytes: number;
  /** The only folders from which recordings are read. */
  readonly footageRoots: readonly FootageRoot[];
  readonly ffmpeg: FfmpegPrograms;
  /** Time for a still, or for a clip beside twice its length. */
  readonly evidenceMs: Milliseconds;
  /** Pictures analysed for each second of recordings registered here. */
  readonly sampleFps: number;
  /** Whether browsers may send the session cookie over plain HTTP: a hall's own network often has no certificates. */
  readonly plainHttp: boolean;
  /** Most requests a minute from one address, and most attempts to log in. */
  readonly requestsPerMinute: number;
  readonly loginsPerMinute: number;
  /** How long things are kept unless an administrator has set it; the usual times where left out. */
  readonly retention?: RetentionDays;
  /** Clocks of calling systems; the usual ones where left out. */
  readonly callingClocks?: CallingClocks;
  /** When halls are open; not known where left out. */
  readonly openingHours?: HallHours;
  /** Proxies that are trusted to tell a client's address; none where left out. */
  readonly trustedProxies?: readonly string[];
  /** The address that browsers use; required with an identity provider. */
  readonly publicUrl?: string;
  readonly oidc?: readonly OidcClient[];
}

/** What routes need from outside. */
export interface ServiceContext {
  readonly store: ServiceStore;
  readonly settings: ServiceSettings;
  readonly jobs: Jobs;
  /** Seals secrets that are needed again. */
  readonly secrets: SecretBox;
  /** Rulebooks as in their files. */
  readonly loadedRulebooks: readonly Rulebook[];
  /** Rulebooks with the thresholds published last. */
  currentRulebooks(): Promise<readonly Rulebook[]>;
}

/** What routes need, with what they share. */
export interface RouteContext extends ServiceContext {
  readonly evidence: EvidenceFiles;
}

/** The routes of one resource. */
export type Routes = (context: RouteContext) => FastifyPluginAsyncZod;
