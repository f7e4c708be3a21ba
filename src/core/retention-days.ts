/** Days that measurements, evidence clips and the clerks' words are kept: half a year to reevaluate, a month to review. */
export const USUAL_RETENTION_DAYS = { measurements: 180, clips: 30, words: 30 } as const;
