/** Whether some commune can make something come true: proof, not chance. */
import type { Truth } from './condition.ts';
import { lookup } from './lookup.ts';
import type { Answer, Commune, Condition, Questionnaire } from './model.ts';
import { standingsOf, type Standings } from './standing.ts';
import { ancestorsOf, answersTold, communesTold, testedIn } from './tested.ts';

/**
 * What a search may cost, in answers looked at: past it, what is looked for is left undecided. An author waits, and no
 * condition written by hand comes near.
 */
const MOST_WORK = 50_000;

/** What all the searches of one check may cost together. */
export interface Budget {
  left: number;
}

/**
 * Looks for answers to what `conditions` speak of, and to what that hangs on, with which `goal` is yes. The goal is asked
 * again after each answer, the following ones being absent, until `complete`: a `no` cuts short all that could follow.
 * Profile and scored questions are answered definitely: what an unknown answer opens, the worst one opens too.
 */
export function canHappen(
  questionnaire: Questionnaire,
  conditions: readonly Condition[],
  budget: Budget,
  goal: (standings: Standings, complete: boolean) => Truth['is'],
): 'yes' | 'no' | 'undecided' {
  if (budget.left <= 0) return 'undecided';
  const { scored, profile } = lookup(questionnaire);
  const questions = ancestorsOf(conditions, (id) => (scored.get(id) ?? profile.get(id))!);
  const tested = testedIn([...conditions, ...questions.flatMap(({ askedIf }) => (askedIf === undefined ? [] : [askedIf]))]);
  const choices = questions.map((question) => answersTold(question, tested.questions.get(question.id) ?? []));
  if (choices.includes(null)) return 'undecided';

  const mine = Math.min(MOST_WORK, budget.left);
  let work = 0;
  const answers = new Map<string, Answer>();
  const search = (commune: Commune, depth: number): boolean => {
    work += questions.length + 1;
    if (work > mine) return false;
    const standings = standingsOf(questionnaire, { commune, answers });
    const question = questions[depth];
    const truth = goal(standings, question === undefined);
    if (truth !== 'maybe') return truth === 'yes';
    if (question === undefined) return false;
    if (standings.of(question.id) !== 'asked') return search(commune, depth + 1);
    for (const value of choices[depth]!) {
      answers.set(question.id, { value });
      if (search(commune, depth + 1)) return true;
      answers.delete(question.id);
    }
    return false;
  };
  const communes = communesTold(tested);
  let found = false;
  for (let each = 0; each < communes.count && !found && work <= mine; each++) found = search(communes.at(each), 0);
  budget.left -= work;
  if (found) return 'yes';
  return work > mine ? 'undecided' : 'no';
}
