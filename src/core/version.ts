import metadata from '../../package.json' with { type: 'json' };

/** Version of this program, recorded with every run. */
export const ENGINE_VERSION: string = metadata.version;
