/** Whether a child process or temporary file is still there: as long as there is one, this process waits for a hang-up. */
export const hasPendingCleanups = (): boolean => process.listenerCount('SIGHUP') > 0;
