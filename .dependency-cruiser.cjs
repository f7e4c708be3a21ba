/** Stages in the order in which data flows. */
const ORDER = [
  'contract',
  'core',
  'media',
  'inference',
  'tracking',
  'landmarks',
  'measurements',
  'events',
  'encounters',
  'rulebooks',
  'store',
  'reports',
];
const PURE = ['contract', 'core', 'measurements', 'events', 'encounters', 'rulebooks'];
/** Landmarks are what these two produce, so they speak its types though they run before it. */
const SPEAK_LANDMARKS = ['inference', 'tracking'];
const NPM = '(^|/)node_modules/';

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
        'config/ turns files and the environment into values of contract/, core/ and rulebooks/; it starts nothing.',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: '^src/(config|contract|core|rulebooks)/' },
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
    home(
      'onnx-runtime',
      npm('onnxruntime-[a-z]+'),
      ['inference'],
      'One folder owns sessions and their memory, and could change the engine.',
    ),
    home(
      'child-processes',
      '^(node:)?child_process$',
      ['media', 'batch', 'api/evidence'],
      'ffmpeg, a process for each recording of a batch and one for each clip that is drawn into are all that is started; each place kills it with its owner.',
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
      to: { path: '^(src|models)/', pathNot: '^src/(contract/|events/(catalog|event)\\.ts$|rulebooks/wording\\.ts$)' },
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
