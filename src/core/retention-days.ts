/** Half a year of measurements to evaluate anew, a month of clips to review. */
export const USUAL_RETENTION_DAYS = { measurements: 180, clips: 30 } as const;
