/** One check, from the paths to a report: nothing is written here. */
import type { AcceptedProblem } from '../../core/acceptance.ts';
import type { ReplayedCase } from '../../core/check-cases.ts';
import type { Questionnaire } from '../../core/model.ts';
import { loadQuestionnaire, shippedIds } from '../../edges/questionnaires.ts';
import { acceptedOf, findingOf, type CheckReport, type Finding } from '../../render/check/finding.ts';
import { UserError } from '../../render/user-error.ts';
import { checkHome } from './check-home.ts';
import { checkSingle } from './check-single.ts';
import { gather, type Single } from './gather.ts';
import type { CheckOptions } from './options.ts';
import { Texts } from './texts.ts';
import { versionChange, type VersionChange } from './versions.ts';

export interface CheckRun {
  readonly report: CheckReport;
  readonly texts: ReadonlyMap<string, string>;
  readonly versions: readonly VersionChange[];
}

type RunOptions = Pick<CheckOptions, 'questionnaire' | 'respondents' | 'seed'> &
  Partial<Pick<CheckOptions, 'against' | 'replay'>> & {
    readonly paths: readonly string[];
    readonly today: string;
  };

/** Throws a UserError when a path cannot be reached. */
export async function runCheck(options: RunOptions): Promise<CheckRun> {
  const { today, respondents, seed, against } = options;
  const older = against === undefined ? null : await loadQuestionnaire(against);
  const texts = new Texts();
  const { homes, singles } = gather(options.paths, texts);
  const findings: Finding[] = [];
  const accepted: AcceptedProblem[] = [];
  const cases: ReplayedCase[] = [];
  let walked = 0;
  const unreadable = (files: readonly string[]): void => {
    for (const file of files) {
      const finding = texts.findingOf(file);
      if (finding !== null) findings.push(finding);
    }
  };

  const read: Questionnaire[] = [];
  const versions: VersionChange[] = [];
  for (const home of homes) {
    const checked = checkHome(home, texts, { today, respondents, seed, older });
    unreadable([...home.parts, ...home.beside]);
    findings.push(...checked.problems.map(findingOf));
    accepted.push(...checked.accepted);
    cases.push(...checked.cases);
    walked += checked.respondents;
    if (checked.placed === null) continue;
    const { questionnaire } = checked.placed;
    read.push(questionnaire);
    if (older !== null && checked.comparison !== null)
      versions.push(versionChange(older, questionnaire, checked.comparison, options.replay));
  }

  const faulty = homes.length > read.length;
  // With faults, there may be nothing to compare; without, it is a mistake in what was typed.
  if (older !== null && versions.length === 0 && !faulty)
    throw new UserError('nothing-to-compare', { id: older.id, checked: read.map(({ id }) => id) });
  for (const single of singles) {
    const [source] = texts.sources([single.file]);
    if (source === undefined) unreadable([single.file]);
    else {
      const checked = await checkSingle(source, single.kind, await answeredBy(single, source.text, read, faulty, options));
      findings.push(...checked.findings);
      cases.push(...checked.cases);
    }
  }
  const files = [...homes.flatMap(({ parts, beside }) => [...parts, ...beside]), ...singles.map(({ file }) => file)];
  return {
    report: { today, files, findings, accepted: accepted.map(acceptedOf), cases, respondents: walked },
    texts: texts.all,
    versions,
  };
}

/** The questionnaire that a file speaks of: one just checked, the one asked for, or a shipped one. Null when it may be a faulty one. */
async function answeredBy(
  { kind }: Single,
  text: string,
  read: readonly Questionnaire[],
  faulty: boolean,
  { questionnaire: asked }: RunOptions,
): Promise<Questionnaire | null> {
  if (kind !== 'answers' && kind !== 'cases' && kind !== 'coverage') return null;
  const named = /^["']?questionnaire["']?[ \t]*:[ \t]*["']?([a-z0-9-]+)@/m.exec(text)?.[1];
  const checked = read.find(({ id }) => id === named) ?? (kind === 'answers' ? undefined : read[0]);
  if (checked !== undefined) return checked;
  if (asked !== undefined) return loadQuestionnaire(asked);
  if (named !== undefined && shippedIds().includes(named)) return loadQuestionnaire(named);
  return faulty ? null : loadQuestionnaire('communes');
}
