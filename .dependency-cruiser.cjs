/** Stages in the order in which data flows. */
const ORDER = [
  'contract',
  'core',
  'media',
  'inference',
  'hearing',
  'tracking',
  'perception',
  'landmarks',
  'measurements',
  'voice',
  'words',
  'events',
  'encounters',
  'rulebooks',
  'duties',
  'store',
  'reports',
];
const PURE = ['contract', 'core', 'measurements', 'voice', 'events', 'encounters', 'rulebooks', 'duties'];
/** Landmarks are what these three produce, so they speak its types though they run before it. */
const SPEAK_LANDMARKS = ['inference', 'tracking', 'perception'];
const NPM = '(^|/)node_modules/';

/** The rooms of store/: which others each may use, and why no more. A room comes after those it uses. */
const ROOMS = {
  database: [[], 'Opening, migrating and querying a database is the same whatever its tables hold.'],
  accounts: [['database'], 'Who may sign in does not depend on what was filmed.'],
  audit: [['database'], 'The log takes what is noted, whatever it is about.'],
  rulebooks: [['database'], 'Thresholds are published whether or not anything was judged by them.'],
  readings: [['database'], 'A block of readings describes itself: it can be read without its run.'],
  recordings: [['database'], 'Footage is known by its content before anything analyses it.'],
  places: [['database'], 'Halls, windows and shifts are there before the first run.'],
  runs: [
    ['database', 'readings', 'recordings', 'places'],
    'A run is stored without knowing who reviews it, what it sets off or who is told of it: hooks are handed in.',
  ],
  words: [
    ['database', 'recordings', 'places', 'runs'],
    'What was said belongs to measurements and is found by window and day; nobody has reviewed it.',
  ],
  queue: [
    ['database', 'recordings', 'places', 'runs'],
    'What a calling system says may ask for runs to be judged again, and needs nothing that people decided.',
  ],
  reviews: [['database', 'places', 'runs'], 'Reviews are about findings; whoever is told of them asks for it.'],
  scores: [
    ['database', 'places', 'runs'],
    'Numbers are taken from what is stored; nothing that is stored depends on them.',
  ],
  retention: [['database', 'runs'], 'What is old is deleted by its age and by what holds it, in the tables alone.'],
  jobs: [['database', 'recordings', 'runs'], 'A queue hands out work; what the work does is not its business.'],
  webhooks: [
    ['database', 'audit', 'places', 'runs'],
    'Notices come last: what happens is announced, and nothing waits for who listens.',
  ],
};

/** A package (or Node module) that only some folders may import. */
const home = (name, packages, folders, comment) => ({
  name: `home-of-${name}`,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
  to: { path: packages },
});
const npm = (...names) => `${NPM}(${names.join('|')})(/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...ORDER.slice(0, -1).map((stage, i) => {
      const later = ORDER.slice(i + 1).filter((other) => !(SPEAK_LANDMARKS.includes(stage) && other === 'landmarks'));
      return {
        name: `direction-of-${stage}`,
        comment: `Data flows one way: ${stage}/ comes before ${later.join(', ')}, so it must work without them.`,
        severity: 'error',
        from: { path: `^src/${stage}/` },
        to: { path: `^src/(${later.join('|')})/` },
      };
    }),
    {
      name: 'nothing-imports-the-composition',
      comment:
        'The files beside the stages (pipeline.ts …), batch/, watch/, cli/ and api/ put the stages together; a stage that imported them would know its users.',
      severity: 'error',
      from: { path: `^src/(${ORDER.join('|')}|config)/` },
      to: { path: '^src/([^/]+\\.ts$|batch/|watch/|cli/|api/)' },
    },
    {
      name: 'drivers-do-not-know-each-other',
      comment: 'The command line and the HTTP service are two ways in; what both need belongs in a stage.',
      severity: 'error',
      from: { path: '^src/(cli|api)/' },
      to: { path: '^src/(cli|api)/', pathNot: '^src/$1/' },
    },
    {
      name: 'settings-are-handed-in',
      comment: 'A stage takes its settings as arguments; only the drivers at the edge read files and the environment.',
      severity: 'error',
      from: { path: `^src/(${ORDER.join('|')}|[^/]+\\.ts$)` },
      to: { path: '^src/config/' },
    },
    {
      name: 'config-reads-only',
      comment:
        'config/ turns files and the environment into values of contract/, core/ and rulebooks/ (how their phrases sound is said by words/syllables.ts); it starts nothing.',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: ['^src/(config|contract|core|rulebooks)/', '^src/words/syllables\\.ts$'] },
    },
    {
      name: 'pure-stages-import-no-package',
      comment:
        'Arithmetic on a few hundred numbers needs no library; without one it runs anywhere and stays the same for years.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/` },
      to: { dependencyTypesNot: ['local', 'localmodule', 'core'], pathNot: '^src/' },
    },
    {
      name: 'pure-stages-import-no-node-module',
      comment: 'A pure stage does no input or output, so it can be run again over months of stored readings.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(ROOMS).map(([room, [others, why]]) => ({
      name: `room-of-${room}`,
      comment: `${why} It may use ${others.length === 0 ? 'no other room' : others.join(', ')}.`,
      severity: 'error',
      from: { path: `^src/store/${room}/` },
      to: { path: '^src/store/[^/]+/', pathNot: `^src/store/(${[room, ...others].join('|')})/` },
    })),
    {
      name: 'rooms-are-listed',
      comment: 'A folder of store/ that is not in the list above would be under no rule.',
      severity: 'error',
      from: { path: '^src/store/[^/]+/', pathNot: `^src/store/(${Object.keys(ROOMS).join('|')})/` },
      to: {},
    },
    {
      name: 'rooms-do-not-know-the-store',
      comment: 'The files beside the rooms put them together; a room that imported them would know every other.',
      severity: 'error',
      from: { path: '^src/store/[^/]+/' },
      to: { path: '^src/store/[^/]+\\.ts$', pathNot: '^src/store/schema\\.ts$' },
    },
    {
      name: 'tables-are-only-tables',
      comment: 'Every room sees every table through schema.ts, so a table must bring no code of its room along.',
      severity: 'error',
      from: { path: ['^src/store/schema\\.ts$', '^src/store/[^/]+/[^/]+-schema\\.ts$'] },
      to: { path: '^src/store/', pathNot: ['-schema\\.ts$', '^src/store/database/(codec|row)\\.ts$'] },
    },
    home(
      'onnx-runtime',
      npm('onnxruntime-[a-z]+'),
      ['inference'],
      'One folder owns sessions and their memory, and could change the engine.',
    ),
    home(
      'child-processes',
      '^(node:)?child_process$',
      ['media', 'batch', 'api/evidence', 'words/recognisers'],
      'ffmpeg, a process for each recording of a batch, one for each clip that is drawn into and one for a model that recognises speech are all that is started; each place kills it with its owner.',
    ),
    home(
      'sql',
      npm('better-sqlite3', 'kysely', 'pg', 'pg-boss'),
      ['store'],
      'One codec hides the dialects; SQL elsewhere would go around it.',
    ),
    home(
      'http',
      npm('fastify', '@fastify/[a-z-]+', 'fastify-[a-z-]+'),
      ['api'],
      'The service could be served otherwise; nothing below knows of requests.',
    ),
    home(
      'pinyin',
      npm('pinyin-pro'),
      ['words'],
      'Phrases and what is spoken must be read alike, or none would be found.',
    ),
    home(
      'sherpa-onnx',
      npm('sherpa-onnx-node'),
      ['words/recognisers'],
      'A native library that is loaded in one process alone.',
    ),
    home('the-terminal', npm('commander', 'cli-progress'), ['cli'], 'Whoever computes does not print.'),
    home(
      'settings',
      npm('yaml'),
      ['config'],
      'One place reads what people write by hand and names the key that is wrong.',
    ),
    {
      name: 'the-product-stands-alone',
      comment:
        'The site, tests, benches and set-up scripts may use the product, never the other way round; of models/ only the manifest.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(web|test|bench|scripts|fixtures|models)/', pathNot: '^models/manifest\\.ts$' },
    },
    {
      name: 'the-site-knows-the-contract',
      comment:
        'The site speaks to the service over HTTP and may be of another release; what both must mean alike is in contract/ and the catalogue of events.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|models)/', pathNot: '^src/(contract/|events/(catalog|event-entry)\\.ts$)' },
    },
    {
      name: 'the-catalogue-is-plain-data',
      comment: 'The site loads the catalogue of events; whatever that imports would be loaded with it.',
      severity: 'error',
      from: { path: '^src/events/(catalog|event-entry)\\.ts$|^src/events/catalog/' },
      to: { pathNot: '^src/(contract/|events/event-entry\\.ts$|events/catalog/)' },
    },
    {
      name: 'the-site-stands-alone',
      comment: 'What is served to browsers holds nothing of tests, benches and set-up scripts.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(test|bench|scripts|fixtures)/' },
    },
    {
      name: 'site-folders-in-layers',
      comment:
        'Each folder of the site is one subject and builds on others that do not know it, so that it can be read, tested and loaded without them.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^web/src/' },
      to: { path: '^web/src/', circular: true },
    },
    {
      name: 'no-development-package',
      comment: 'Whoever installs the product has no development packages.',
      severity: 'error',
      from: { path: '^(src|models)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one idea, or one idea too many.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-barrel',
      comment: 'Import the file itself: a barrel hides where things live and ties everything behind it together.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)index\\.[jt]s$', pathNot: NPM },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found is checked against no rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: NPM },
    // Imports of types count too: whoever speaks a later stage's types knows that stage.
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
