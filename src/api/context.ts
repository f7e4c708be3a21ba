import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FootageRoot } from '../config/footage-roots.ts';
import type { OidcClient } from '../config/oidc-settings.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { Jobs } from '../store/jobs/open-jobs.ts';
import type { RetentionDays } from '../store/retention/retention-rules.ts';
import type { ServiceStore } from '../store/service-store.ts';
import type { SecretBox } from './webhooks/secret-box.ts';

export interface ServiceSettings {
  /** Folder of cut clips and of uploads. */
  readonly dataDir: string;
  /** Of its disk, left free by uploads and evidence. */
  readonly keepFreeBytes: number;
  /** Recordings are read from these folders and nowhere else. */
  readonly footageRoots: readonly FootageRoot[];
  readonly ffmpeg: FfmpegPrograms;
  /** Pictures analysed a second, of recordings registered here. */
  readonly sampleFps: number;
  /** Whether browsers may send the session's cookie over plain HTTP: a hall's own network often has no certificates. */
  readonly plainHttp: boolean;
  /** Requests a minute of one address, and of these the tries to log in. */
  readonly requestsPerMinute: number;
  readonly loginsPerMinute: number;
  /** How long things are kept unless somebody has set it here; as is usual where left out. */
  readonly retention?: RetentionDays;
  /** As they are usually where left out. */
  readonly callingClocks?: CallingClocks;
  /** Whose word on a client's address is taken; nobody's where left out. */
  readonly trustedProxies?: readonly string[];
  /** The address that browsers use; given where `oidc` holds a provider. */
  readonly publicUrl?: string;
  readonly oidc?: readonly OidcClient[];
}

/** What every route has of the world. */
export interface ServiceContext {
  readonly store: ServiceStore;
  readonly settings: ServiceSettings;
  readonly jobs: Jobs;
  /** For secrets that have to be used again. */
  readonly secrets: SecretBox;
  /** As their files have them. */
  readonly loadedRulebooks: readonly Rulebook[];
  /** With the thresholds that were published here. */
  currentRulebooks(): Promise<readonly Rulebook[]>;
}

/** The routes of one resource. */
export type Routes = (context: ServiceContext) => FastifyPluginAsyncZod;
