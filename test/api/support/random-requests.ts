import type { InjectOptions } from 'fastify';

/** As much of JSON Schema as the OpenAPI document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly format?: string;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}
export interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** What has hurt services before; in every place where a value goes. */
const HOSTILE: readonly unknown[] = [
  ...["' or 1=1 --", '"; drop table accounts; --', "1' union select password_hash from accounts--", '%00', '\u0000'],
  ...['../../../etc/passwd', '%2e%2e%2f', '<script>alert(1)</script>', '\ud800', '𝒳'.repeat(50), 'x'.repeat(5000), ''],
  ...['0', '-1', '1e400', 'NaN', 'null', 'true', '2026-13-45T99:99:99Z', '9999999999999999999999'],
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 60, [], [[[[]]]], {}, { $gt: '' }, { __proto__: { a: 1 } }],
];

/** Values that mean something in the store of the test, so that requests reach what lies behind the checks. */
const MEANINGFUL: Readonly<Record<string, readonly unknown[]>> = {
  id: [1, 2, 3],
  windowId: [1, 2],
  hall: ['default', 'hall-b'],
  window: ['A01', 'B01'],
  rulebook: ['qingpu-2023', 'chongqing-2023'],
  clause: ['3.2.2-stands-arrival', '3.2.2-both-hands-intake'],
  version: [0, 1, 2],
  from: ['2026-11-20T00:00:00+08:00'],
  to: ['2026-11-20T23:00:00+08:00'],
  path: ['a.mp4', '../a.mp4', '/etc/passwd'],
};

/** Xorshift32: the same requests for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly inject: InjectOptions;
}

/** Requests of the document's operations: about half as the document wants them, the others broken in one place or all. */
export class RequestMaker {
  readonly #document: OpenApiDocument;
  readonly #random: () => number;
  readonly #operations: readonly (readonly [method: string, path: string, operation: Operation])[];

  constructor(document: OpenApiDocument, seed: number) {
    this.#document = document;
    this.#random = randomNumbers(seed);
    this.#operations = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        // Streams never end, and whoever logs in or out is tested by itself.
        .filter(([, operation]) => !isStream(operation) && !path.endsWith('/session') && !path.endsWith('/password'))
        .map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
    );
  }

  next(): RandomRequest {
    const [method, path, operation] = this.#pick(this.#operations);
    const brokenness = this.#pick([0, 0, 0.1, 0.5]);
    const query = new URLSearchParams();
    let url = path;
    for (const { in: place, name, required, schema } of operation.parameters ?? []) {
      if (!required && this.#random() < 0.6) continue;
      const value = this.#value(schema, brokenness, name);
      if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(textOf(value)));
      else if (place === 'query')
        for (const item of Array.isArray(value) ? value : [value]) query.append(name, textOf(item));
    }
    const body = operation.requestBody?.content?.['application/json']?.schema;
    const search = query.size > 0 ? `?${query}` : '';
    return {
      ...{ method, path, operation },
      inject: {
        method: method as 'GET',
        url: url + search,
        ...(body && this.#payload(body, brokenness)),
      },
    };
  }

  #payload(schema: JsonSchema, brokenness: number) {
    const headers = { 'content-type': 'application/json' };
    if (this.#random() < brokenness / 4)
      return { headers, payload: this.#pick(['{', '', 'null', '[1', '"x"', '{"a":}']) };
    if (this.#random() < brokenness / 8) return { headers: { 'content-type': 'text/csv' }, payload: 'a,b' };
    return { headers, payload: JSON.stringify(this.#value(schema, brokenness, '')) ?? '' };
  }

  #value(given: JsonSchema, brokenness: number, name: string): unknown {
    if (this.#random() < brokenness) return this.#pick(HOSTILE);
    const schema = this.#resolved(given);
    const meaningful = MEANINGFUL[name];
    if (meaningful !== undefined && schema.type !== 'array' && this.#random() < 0.8) return this.#pick(meaningful);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return this.#pick(schema.enum);
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice !== undefined) return this.#value(this.#pick(choice), brokenness, name);
    switch (schema.type) {
      case 'object':
        return this.#object(schema, brokenness);
      case 'array': {
        const count = (schema.minItems ?? 0) + Math.floor(this.#random() * 3);
        return Array.from({ length: count }, () => this.#value(schema.items ?? {}, brokenness, name));
      }
      case 'integer':
        return Math.floor(this.#number(schema));
      case 'number':
        return this.#number(schema);
      case 'boolean':
        return this.#random() < 0.5;
      case 'null':
        return null;
      default:
        return this.#text(schema);
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: JsonSchema, brokenness: number) {
    const entries = Object.entries(properties)
      .filter(([name]) => (required.includes(name) ? this.#random() >= brokenness / 4 : this.#random() < 0.5))
      .map(([name, schema]) => [name, this.#value(schema, brokenness, name)] as const);
    if (typeof additionalProperties === 'object')
      entries.push([this.#pick(['riseWithin', 'minDepth']), this.#value(additionalProperties, brokenness, '')]);
    return Object.fromEntries(entries);
  }

  #number({ minimum = -1000, maximum = 1000 }: JsonSchema): number {
    const near = Math.min(maximum, minimum + 50);
    return minimum + this.#random() * (near - minimum);
  }

  #text({ format, minLength = 0 }: JsonSchema): string {
    const two = () => String(1 + Math.floor(this.#random() * 28)).padStart(2, '0');
    if (format === 'date-time') return `2026-11-${two()}T09:${two()}:00+08:00`;
    if (format === 'date') return `2026-11-${two()}`;
    if (format === 'uuid') return '0f8fad5b-d9cb-469f-a165-70867728950e';
    if (format === 'uri') return 'http://127.0.0.1:9/hook';
    return this.#pick(['a', 'A01', 'text 文字', 'x-1', '7']).padEnd(minLength, 'x');
  }

  #resolved(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    return this.#document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {};
  }

  #pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)]!;
  }
}

const isStream = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ content }) => content !== undefined && 'text/event-stream' in content);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '');
