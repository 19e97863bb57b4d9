/** Templates of documents: any YAML file held by a JSON Schema alone. */
import { inOrder, problem, type Reading } from './problem.ts';
import { shapeProblems, type Shape } from './shape.ts';
import { parseYaml, type SourceFile } from './yaml-text.ts';

/** Reads one template; `T` is what its schema describes. */
export function readTemplate<T>(source: SourceFile, shape: Shape): Reading<T> {
  const parsed = parseYaml(source);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const { text } = parsed;
  if (typeof text.data !== 'object' || text.data === null || Array.isArray(text.data)) {
    return { ok: false, problems: [problem('not-a-mapping', { expected: 'template' }, text.at([]))] };
  }
  const problems = shapeProblems(text, shape);
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, value: text.data as T, warnings: [] };
}
