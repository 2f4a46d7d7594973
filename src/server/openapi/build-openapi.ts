import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { type ProblemCode, problem } from '#shared/protocol/problem.ts';
import { problemStatus } from '../problem.ts';
import type { BodyDescription, Operation } from './operation.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these calls. */
export function buildOpenapi(
  operations: readonly Operation[],
  server: { readonly version: string; readonly publicUrl: string },
): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hài Lòng',
      version: server.version,
      description:
        'Ratings at the public-service counter. Errors are problem+json (RFC 9457); decide by `status` and `code`.',
    },
    servers: [{ url: `${server.publicUrl}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: schemaToJson(problem) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hailong-session' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
        device: { type: 'http', scheme: 'bearer' },
        token: { type: 'http', scheme: 'bearer', description: 'A key made under `/tokens`' },
      },
    },
  };
}

function describe(operation: Operation): Json {
  return {
    operationId: `${operation.method}${operation.path.replaceAll(/\W+(\w)/g, (_, first: string) => first.toUpperCase())}`,
    summary: operation.summary,
    ...(operation.permission === undefined ? {} : { 'x-permission': operation.permission }),
    security: security(operation),
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query)],
    ...(operation.request === undefined
      ? {}
      : { requestBody: { required: true, content: content([operation.request]) } }),
    responses: {
      [operation.success.status]: {
        description: operation.success.description,
        ...(operation.success.bodies === undefined ? {} : { content: content(operation.success.bodies) }),
      },
      ...problemResponses(operation),
    },
  };
}

function security(operation: Operation): Json[] {
  if (operation.auth === 'none') return [];
  if (operation.auth === 'device') return [{ device: [] }];
  if (operation.auth === 'access') return [{ session: [] }, { token: [] }];
  return [operation.method === 'get' ? { session: [] } : { session: [], csrf: [] }];
}

/** Problems of one status share a response that names their codes. */
function problemResponses(operation: Operation): Json {
  const codes: ProblemCode[] = [...operation.problems, 'internal'];
  if (operation.auth !== 'none') codes.push('unauthorized');
  if (operation.auth === 'session' || operation.auth === 'access') codes.push('forbidden');
  const byStatus = Map.groupBy(new Set(codes), problemStatus);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function content(bodies: readonly BodyDescription[]): Json {
  return Object.fromEntries(
    bodies.map(({ type, schema, description, example }) => [
      type,
      {
        schema: {
          ...(schema === undefined ? {} : schemaToJson(schema)),
          ...(description === undefined ? {} : { description }),
        },
        ...(example === undefined ? {} : { example }),
      },
    ]),
  );
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: GenericSchema | undefined): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaToJson(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** What travels is the input side of a schema: brands and parsed numbers are ours alone. */
function schemaToJson(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return rest;
}
