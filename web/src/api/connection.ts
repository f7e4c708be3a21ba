/** Whether the last request reached the service. */
const listeners = new Set<() => void>();
let lost = false;

export const connection = {
  isLost: () => lost,
  report: (reached: boolean) => {
    if (lost === !reached) return;
    lost = !reached;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
