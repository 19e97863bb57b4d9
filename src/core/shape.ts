/** The shape of a file, by its JSON Schema: validator errors turned into problems with a place. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from './nearest.ts';
import { problem, type Problem } from './problem.ts';
import type { Path, PlacedData } from './yaml-text.ts';

/** A town hall's file shows a handful of faults; a file that is something else entirely shows hundreds. */
export const MOST_SHOWN = 200;

/** A generated validator, and the schema it was generated from. */
export interface Shape {
  readonly validate: ValidateFunction;
  readonly schema: { readonly $id: string };
}

/** Every fault of shape, each at its place, without the validator's own echoes. */
export function shapeProblems(text: PlacedData, { validate, schema }: Shape): Problem[] {
  if (text.fits === schema.$id || validate(text.data)) return [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const error of validate.errors ?? []) {
    const found = fromError(error, text, schema);
    if (found === null) continue;
    const key = `${found.place.line}:${found.place.column}:${found.code}:${JSON.stringify(found.args)}`;
    if (!seen.has(key)) problems.push(found);
    seen.add(key);
    if (problems.length >= MOST_SHOWN) break;
  }
  return problems;
}

function fromError(error: ErrorObject, { data, at }: PlacedData, root: object): Problem | null {
  const path = pathOf(error.instancePath, data);
  const value = valueAt(data, path);
  const { params } = error;
  switch (error.keyword) {
    case 'if':
      return null;
    case 'required': {
      const missing = String(params['missingProperty']);
      return problem('missing-key', { key: missing }, at(path, path.length === 0 ? 'value' : 'key'));
    }
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return problem('unknown-key', { key, nearest: nearest(key, allowedKeys(error, root)) }, at([...path, key], 'key'));
    }
    case 'type': {
      const expected = [params['type']].flat().map(String);
      if (typeof value === 'number' && !Number.isFinite(value))
        return problem('bad-format', { value: String(value), format: 'number' }, at(path));
      const written = typeof value === 'number' && expected.includes('string') ? codeFrom(String(path.at(-1)), value) : null;
      if (written !== null) return problem('unquoted-code', { value: String(value), written }, at(path));
      return problem('wrong-type', { expected, found: typeName(value) }, at(path));
    }
    case 'enum':
    case 'const': {
      const allowed = (error.keyword === 'enum' ? (params['allowedValues'] as unknown[]) : [params['allowedValue']]).map(String);
      return problem('not-allowed-value', { value: excerpt(value), allowed, nearest: nearest(String(value), allowed) }, at(path));
    }
    case 'minimum':
    case 'exclusiveMinimum':
      return problem('out-of-range', { limit: Number(params['limit']), bound: 'least' }, at(path));
    case 'maximum':
    case 'exclusiveMaximum':
      return problem('out-of-range', { limit: Number(params['limit']), bound: 'most' }, at(path));
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'maxProperties':
      return problem(
        'wrong-length',
        {
          limit: Number(params['limit']),
          bound: error.keyword.startsWith('min') ? 'least' : 'most',
          of: error.keyword.endsWith('Length') ? 'text' : 'list',
        },
        at(path),
      );
    case 'pattern':
    case 'format':
      return problem('bad-format', { value: excerpt(value), format: String(params['pattern'] ?? params['format']) }, at(path));
    default:
      return problem('bad-format', { value: excerpt(value), format: error.keyword }, at(path));
  }
}

/** `/questions/3/options` → ['questions', 3, 'options'], indexes as numbers where the data has a list. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(step) : step);
    value = valueAt(value, [path.at(-1)!]);
  }
  return path;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string | number, unknown>)[step];
  }, data);
}

/** The `properties` beside the `additionalProperties` that refused a key. */
function allowedKeys(error: ErrorObject, root: object): string[] {
  const steps = error.schemaPath.split('/').slice(0, -1).map(decodeURIComponent);
  if (steps[0] !== '#') steps[0] = '#';
  const schema = valueAt(root, steps.slice(1));
  const properties = valueAt(schema, ['properties']);
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Codes that YAML reads as numbers when they are not quoted, as they should have been written; null for other keys. */
function codeFrom(key: string, value: number): string | null {
  if (key === 'insee') return String(value).padStart(5, '0');
  if (key === 'department' || key === 'region') return String(value).padStart(2, '0');
  return key === 'version' ? `${value}${Number.isInteger(value) ? '.0.0' : '.0'}` : null;
}

/** Enough to recognise the value, too little to leak a note. */
function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
