/**
 * What can be said of a campaign without pointing at a commune. A figure is withheld when it counts fewer communes than
 * the smallest group shown, and so is what would give such a figure back by adding and taking away published ones.
 */
import type { Count } from './campaign.ts';
import { lookup } from './lookup.ts';
import type { Questionnaire } from './model.ts';

/** Shares of a total that is known: no commune is in two of them. */
export interface Partition {
  readonly smallest: number;
  /** Belonging to a cell says something nobody knew. A size is public; a level is not, even when all share it. */
  readonly telling: boolean;
  /** The total is known but for a few communes, too few to be told: one cell at least must keep them covered. */
  readonly blurred?: boolean;
}

/**
 * The cells that can be shown. Small ones are withheld, then the smallest of the others until those that are withheld
 * are two and make a group: what the total leaves for them can then be shared in several ways.
 *
 * Who knows this rule learns no more: nothing hangs on the place of a cell, cells that are equal are withheld together,
 * and there are two different values at least among the withheld, so that each of them could stand in any other's place.
 * That is why a zero is shown only where nothing is withheld: its place would be known.
 */
export function shownCells(cells: readonly number[], { smallest, telling, blurred = false }: Partition): readonly Count[] {
  if (smallest <= 1) return cells;
  const filled = cells.filter((each) => each > 0);
  const total = filled.reduce((sum, each) => sum + each, 0);
  if (total < smallest || (filled.length < 2 && (telling || blurred))) return cells.map(() => null);
  if (!blurred && filled.every((each) => each >= smallest)) return cells;

  const isWithheld = (each: number, most: number): boolean => each < smallest || each <= most;
  const isEnough = (most: number): boolean => {
    const withheld = filled.filter((each) => isWithheld(each, most));
    const covered = withheld.reduce((sum, each) => sum + each, 0);
    const values = new Set(cells.filter((each) => isWithheld(each, most)));
    return covered >= smallest && (blurred || (withheld.length >= 2 && values.size >= 2));
  };
  const most = [0, ...filled.toSorted((a, b) => a - b)].find(isEnough) ?? total;
  return cells.map((each) => (isWithheld(each, most) ? null : each));
}

/** Whether a difference of two figures, one group being part of the other, can be seen. */
export function isSafe(difference: number, smallest: number): boolean {
  return difference === 0 || Math.abs(difference) >= smallest;
}

/** Communes that answered some questions in some way. */
export interface Group {
  readonly communes: number;
  /** Those it is taken from: that nearly all are in it tells of each one. */
  readonly among: number;
  readonly questions: readonly string[];
  /** When it hangs on one question alone: which classes of its answers are in the group. */
  readonly classes: readonly boolean[] | null;
}

interface Sum {
  readonly communes: number;
  readonly classes: readonly number[];
}

/** More figures on one question would take too long to combine: they are withheld. */
const MOST = 6;

/** A count that is known besides, of a group that may hold those of these questions. */
export interface Wider {
  readonly communes: number;
  readonly questions: readonly string[];
}

/**
 * The groups published so far. A new one comes in when no sum nor difference of published counts isolates a few communes.
 *
 * Groups that hang on one question are combined in every way, since their classes tell what a combination counts. Groups
 * that hang on several, and those of questions that open one another, are compared two by two and three by three,
 * whether one is part of another or not.
 */
export class PublishedGroups {
  readonly #smallest: number;
  readonly #among: (questions: readonly string[]) => number;
  readonly #wider: readonly Wider[];
  readonly #related: (a: string, b: string) => boolean;
  readonly #groups: Group[] = [];

  /** `among`: how many communes questions can concern, for who knows what is public. */
  constructor(
    questionnaire: Questionnaire,
    smallest: number,
    among: (questions: readonly string[]) => number,
    wider: readonly Wider[] = [],
  ) {
    const { entries } = lookup(questionnaire);
    const opens = (a: string, b: string): boolean => entries.get(a)!.dependents.some(({ question }) => question.id === b);
    this.#smallest = smallest;
    this.#among = among;
    this.#wider = wider;
    this.#related = (a, b) => a === b || opens(a, b) || opens(b, a);
  }

  /** True when the group can be published; it then counts as published. */
  admit(group: Group): boolean {
    if (this.#smallest > 1 && !this.#isSafe(group)) return false;
    this.#groups.push(group);
    return true;
  }

  /** Whether a wider count can be published beside the groups. */
  admitsWider({ communes, questions }: Wider): boolean {
    if (this.#smallest <= 1) return true;
    const parts = this.#groups.filter((each) => each.questions.some((id) => questions.includes(id)));
    return (
      parts.every((each) => this.#apart(communes, each.communes)) &&
      questions.every((id) => this.#sums(this.#alone(id)).every((sum) => this.#apart(communes, sum)))
    );
  }

  #apart(a: number, b: number): boolean {
    return isSafe(a - b, this.#smallest);
  }

  #relatedTo(questions: readonly string[]): Group[] {
    return this.#groups.filter((each) => each.questions.some((a) => questions.some((b) => this.#related(a, b))));
  }

  #isSafe(group: Group): boolean {
    const { communes, among, questions, classes } = group;
    if (communes < this.#smallest || among - communes < this.#smallest) return false;
    const wider = this.#wider.filter((each) => each.questions.some((id) => questions.includes(id)));
    if (!wider.every((each) => this.#apart(each.communes, communes))) return false;

    const related = this.#relatedTo(questions);
    const like = (other: Group): boolean => other.classes !== null && other.questions[0] === questions[0];
    for (const other of classes === null ? related : related.filter((each) => !like(each))) {
      if (!this.#apart(communes, other.communes)) return false;
      for (const { communes: third } of this.#relatedTo([...questions, ...other.questions])) {
        const [more, less] = [communes + third, communes - third];
        if (![more - other.communes, less - other.communes, less + other.communes].every((each) => this.#apart(each, 0)))
          return false;
      }
    }
    if (classes === null) return true;
    const published = this.#alone(questions[0]!);
    if (published.some((each) => each.classes!.join() === classes.join())) return true;
    if (published.length >= MOST) return false;
    const all = this.#among(questions);
    return this.#sums([...published, group]).every(
      (sum) => this.#apart(sum, 0) && all - sum >= this.#smallest && wider.every((each) => this.#apart(each.communes, sum)),
    );
  }

  /** Published groups that hang on that question alone, each set of classes once. */
  #alone(question: string): Group[] {
    const own = this.#groups.filter((each) => each.classes !== null && each.questions[0] === question);
    return [...new Map(own.map((each) => [each.classes!.join(), each])).values()];
  }

  /** What adding and taking away these groups counts, whenever that is a group: each class once or not at all. */
  #sums(groups: readonly Group[]): number[] {
    let sums: Sum[] = [{ communes: 0, classes: groups[0]?.classes!.map(() => 0) ?? [] }];
    for (const group of groups) {
      const plus = (sum: Sum, sign: number): Sum => ({
        communes: sum.communes + sign * group.communes,
        classes: sum.classes.map((each, index) => each + (group.classes![index]! ? sign : 0)),
      });
      sums = sums.flatMap((sum) => [sum, plus(sum, 1), plus(sum, -1)]);
    }
    const isGroup = ({ classes }: Sum): boolean => classes.every((each) => each === 0 || each === 1) && classes.includes(1);
    return sums.filter(isGroup).map(({ communes }) => communes);
  }
}
