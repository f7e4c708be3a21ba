import metadata from '../../package.json' with { type: 'json' };

/** Of this program, as recorded with every run. */
export const ENGINE_VERSION: string = metadata.version;
