import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { LightMyRequestResponse } from 'fastify';
import type { OpenApiDocument, Operation } from './random-requests.ts';

/** Says what is wrong with an answer by the document, or undefined. */
export type AnswerCheck = (operation: Operation, answer: LightMyRequestResponse) => string | undefined;

export function answerCheck(document: OpenApiDocument): AnswerCheck {
  // Formats come with patterns that say the same.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  const compiled = new Map<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema) ?? ajv.compile(pointingInto('api', schema));
    compiled.set(schema, known);
    return known;
  };
  return (operation, answer) => {
    const { statusCode: status } = answer;
    if (status >= 500) return `status ${status}`;
    const described = operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`];
    if (described === undefined) return `status ${status} is not in the document`;
    if (described.content === undefined) return answer.body === '' ? undefined : 'a body where there should be none';
    const type = String(answer.headers['content-type']).split(';')[0]!;
    const content = described.content[type];
    if (content === undefined) return `content type ${type} is not in the document`;
    if (!type.endsWith('json')) return undefined;
    const validate = validatorOf(content.schema);
    return validate(answer.json()) ? undefined : ajv.errorsText(validate.errors);
  };
}

const pointingInto = (base: string, schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', `"${base}#/components`));
