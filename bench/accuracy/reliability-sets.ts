import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS } from '../../test/support/body/build.ts';
import { HAND_LABELLED_TYPES, SCORED_TYPES } from '../../test/support/event-types.ts';
import { eventsUnder, SCENARIOS } from '../../test/support/robustness/condition.ts';
import { sampledConditions } from '../../test/support/robustness/sample.ts';
import { type Clip, clipsOf, defaultFolder, REAL_CLIPS } from './clip-folder.ts';
import { type ReportedClip, reportsOf } from './clip-reports.ts';
import { type JudgedReport, judgedReports } from './judged-reports.ts';

/** `development`: fitted on; `others`: neither fitted on nor used to choose a threshold. */
export const PARTS = ['development', 'others'] as const;
export type Part = (typeof PARTS)[number];

export interface ReliabilityClip extends ReportedClip {
  readonly part: Part;
  readonly hasZones: boolean;
  /** Rendered people do both sides of a counter; most real ones are not at one. */
  readonly isAtCounter: boolean;
}

export interface ReliabilityCase extends JudgedReport {
  readonly part: Part;
  readonly hasZones: boolean;
}

const FIRST_OTHER_RENDERED = 'dev17';
const FIRST_OTHER_REAL = 'l';
/** Of made-up bodies, for every scenario and camera. */
const DRAWS = 2;

/**
 * Rendered and real clips, each with its camera file and without one, as far as they are there.
 * @param analyses a folder with the documents in `rendered`, `rendered-no-camera`, `real` and `real-no-camera`; analysed now where
 *   left out
 */
export async function reliabilityClips(analyses: string | undefined): Promise<ReliabilityClip[]> {
  const real = existsSync(REAL_CLIPS) ? clipsOf(REAL_CLIPS) : [];
  const sets = [
    { name: 'rendered', clips: clipsOf(defaultFolder()), firstOther: FIRST_OTHER_RENDERED },
    { name: 'real', clips: real, firstOther: FIRST_OTHER_REAL },
  ];
  const reported: ReliabilityClip[] = [];
  for (const { name, clips, firstOther } of sets)
    for (const withCamera of [true, false]) {
      const seen = withCamera ? clips.filter(({ camera }) => camera.hfovDeg !== undefined) : clips;
      const folder = analyses && join(analyses, withCamera ? name : `${name}-no-camera`);
      for (const report of await reportsOf(seen, { sampleFps: 10, withCamera }, { analyses: folder }))
        reported.push({
          ...report,
          part: report.clip.name < firstOther ? 'development' : 'others',
          hasZones: withCamera && hasZones(report.clip),
          isAtCounter: name === 'rendered',
        });
    }
  return reported;
}

const hasZones = ({ camera: { zones } }: Clip): boolean => zones.clerk !== undefined || zones.citizen !== undefined;

export const casesOf = ({ clip, events, part, hasZones, isAtCounter }: ReliabilityClip): ReliabilityCase[] =>
  judgedReports(clip.truth, events, isAtCounter, isAtCounter ? SCORED_TYPES : HAND_LABELLED_TYPES).map((report) => ({
    ...report,
    part,
    hasZones,
  }));

/** Made-up bodies of many builds with landmark noise and wrong camera files: what a margin too small looks like. */
export const casesOfBodies = (): ReliabilityCase[] =>
  sampledConditions(Object.keys(SCENARIOS), DRAWS).flatMap((condition) => {
    const { truth, ignore = [] } = SCENARIOS[condition.scenario]!;
    const events = truth(BUILDS[condition.build]);
    return judgedReports({ events, ignore }, eventsUnder(condition).events, true).map((report) => ({
      ...report,
      part: 'development' as const,
      hasZones: true,
    }));
  });
