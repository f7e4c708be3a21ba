const STAGES = ['core', 'config', 'media', 'inference', 'tracking', 'landmarks', 'measurements', 'events', 'encounters', 'rulebooks', 'timeline', 'jobs', 'reports'];
const DRIVERS = { onnxruntime: ['onnxruntime-node', 'inference'], sql: ['^(node_modules/)?(better-sqlite3|kysely|pg)(/|$)', 'timeline'], };

/** Stages in the order in which data flows; a stage may import itself and those before it. */
const ORDER = ['core', 'media', 'inference', 'tracking', 'landmarks', 'measurements', 'events', 'encounters', 'rulebooks', 'timeline', 'jobs', 'reports'];
const PURE = ['core', 'measurements', 'events', 'encounters', 'rulebooks'];

module.exports = {
  forbidden: [],
};
void STAGES; void DRIVERS; void ORDER; void PURE;
