/** A whole campaign in a few counters: communes come one by one, in any order, and are forgotten at once. */
import type { Average, CommuneSummary, Count, MeasureStatistics, Progress, ScoreChange, Statistics } from './campaign.ts';
import { answerClasses, isContested, PublicKnowledge, weightiest, type AnswerClass } from './concerned.ts';
import { questionsIn } from './condition.ts';
import { lookup } from './lookup.ts';
import type { Questionnaire } from './model.ts';
import { divided, Histogram, Sums, toTenths } from './tally.ts';
import { isSafe, PublishedGroups, shownCells, type Wider } from './withholding.ts';

export interface CampaignOptions {
  readonly questionnaire: Questionnaire;
  /** 1 when nothing is withheld. */
  readonly smallestGroup: number;
  /** Day of the earlier campaign, when there is one. */
  readonly since?: string | undefined;
  /** How many communes it had. */
  readonly earlier?: number | undefined;
}

/** Inhabitants; the last size has no end. */
const SIZES = [0, 300, 1_000, 3_500, 10_000];

const CHANGE = ['from', 'to', 'byQuestionnaire', 'byUnknownResolved'] as const;

export class CampaignStatistics {
  readonly #options: CampaignOptions;
  readonly #overall = new Histogram();
  readonly #levels: Map<string, number>;
  /** The last one for communes whose population is not known. */
  readonly #sizes = [...SIZES, null].map((from) => ({ from, scores: new Histogram() }));
  readonly #domains: readonly Histogram[];
  readonly #measures: ReadonlyMap<string, Sums>;
  readonly #unknown = new Map<string, number>();
  readonly #public: PublicKnowledge;
  readonly #change = {
    communes: 0,
    withoutScore: 0,
    up: 0,
    down: 0,
    same: 0,
    tenths: { from: 0, to: 0, byQuestionnaire: 0, byUnknownResolved: 0 },
  };
  #communes = 0;
  #refused = 0;
  #provisional = 0;

  constructor(options: CampaignOptions) {
    const { questionnaire, smallestGroup } = options;
    this.#options = options;
    this.#levels = new Map(questionnaire.levels.map(({ id }) => [id, 0]));
    this.#domains = questionnaire.domains.map(() => new Histogram());
    this.#measures = new Map(questionnaire.measures.map(({ id }) => [id, new Sums()]));
    const asked = [
      ...questionnaire.measures.map(({ id }) => this.#callers(id)),
      ...questionnaire.questions.map(({ id }) => [id]),
      ...questionnaire.domains.map(({ id }) => this.#inDomain(id)),
    ];
    this.#public = new PublicKnowledge(questionnaire, smallestGroup > 1 ? asked : []);
  }

  add(summary: CommuneSummary): void {
    const { score, population } = summary;
    this.#communes += 1;
    if (summary.provisional) this.#provisional += 1;
    if (score !== null) {
      this.#overall.add(score.percent);
      this.#levels.set(score.level, (this.#levels.get(score.level) ?? 0) + 1);
      const size = population === undefined ? SIZES.length : SIZES.findLastIndex((from) => from <= population);
      this.#sizes[size]!.scores.add(score.percent);
      this.#public.add(summary);
    }
    summary.domains.forEach((percent, index) => {
      if (percent !== null) this.#domains[index]!.add(percent);
    });
    for (const { id, urgent, toConfirm, gain, cost, provider } of summary.measures) {
      const sums = this.#measures.get(id)!;
      sums.communes += 1;
      if (urgent) sums.urgent += 1;
      if (toConfirm) sums.toConfirm += 1;
      sums.add(gain, cost, provider);
    }
    for (const { question } of summary.unknown) this.#unknown.set(question, (this.#unknown.get(question) ?? 0) + 1);
    if (summary.change === null) this.#change.withoutScore += 1;
    else if (summary.change !== undefined) this.#compare(summary.change);
  }

  /** A sheet that could not be read. */
  refuse(): void {
    this.#refused += 1;
  }

  result(): Statistics {
    const { questionnaire, smallestGroup } = this.#options;
    const communes = this.#communes;
    const scored = this.#overall.communes;
    const inconclusive = communes - scored;
    // How many have a score is known with any of its two partitions: without it, both must cover for what it hides.
    const known = smallestGroup <= 1 || (scored >= smallestGroup && isSafe(inconclusive, smallestGroup));
    const partition = { smallest: smallestGroup, blurred: !known };
    const levels = shownCells([...this.#levels.values()], { ...partition, telling: true });
    const sizes = shownCells(
      this.#sizes.map(({ scores }) => scores.communes),
      { ...partition, telling: false },
    );
    const groups = new PublishedGroups(questionnaire, smallestGroup, this.#among, this.#levelsThatTell());
    return {
      communes,
      refused: this.#refused,
      smallestGroup,
      provisional: this.#provisionalShown(known ? inconclusive : 0),
      score: this.#average(this.#overall, known ? scored : null),
      levels: [
        ...[...this.#levels.keys()].map((level, index) => ({ level, communes: levels[index]! })),
        { level: 'inconclusive', communes: known ? inconclusive : null },
      ],
      sizes: this.#sizes.map(({ from, scores }, index) => ({
        from,
        below: SIZES[index + 1] ?? null,
        ...(sizes[index] === null ? WITHHELD : this.#average(scores, scores.communes)),
      })),
      // The commonest measures are admitted first; then what tells of them, as far as it takes nothing away from them.
      ...this.#gaps(groups),
      domains: questionnaire.domains.map(({ id }, index) => {
        const scores = this.#domains[index]!;
        return { domain: id, ...this.#average(scores, this.#domainShown(scores.communes, this.#inDomain(id), groups)) };
      }),
      progress: this.#progress(),
    };
  }

  /** With its count as it can be shown. A mean of a few communes is withheld whatever else is shown. */
  #average(scores: Histogram, communes: Count): Average {
    const { smallestGroup } = this.#options;
    if (smallestGroup <= 1) return scores.average();
    return { communes, mean: scores.communes < smallestGroup ? null : scores.roundedMean(), median: null };
  }

  /** A sheet without a score is nearly always provisional: the difference tells of those that have both. */
  #provisionalShown(inconclusive: number): Count {
    const { smallestGroup } = this.#options;
    const yes = this.#provisional;
    if (smallestGroup <= 1) return yes;
    const apart = Math.min(yes, this.#communes - yes);
    return apart >= smallestGroup && isSafe(yes - inconclusive, smallestGroup) ? yes : null;
  }

  /** Nor may its difference with any wider count tell who has no score there. */
  #domainShown(communes: number, questions: readonly string[], groups: PublishedGroups): Count {
    const { smallestGroup } = this.#options;
    // Who has answered everything has a score in each domain.
    const complete = this.#communes - this.#provisional;
    const others = [this.#communes, this.#overall.communes, this.#among(questions), complete];
    if (smallestGroup <= 1) return communes;
    const apart = communes >= smallestGroup && others.every((each) => isSafe(each - communes, smallestGroup));
    // A domain left without an answer shows in the level too.
    const told = communes < this.#overall.communes ? this.#runsOfLevels() : [];
    return apart && told.every((each) => isSafe(each - communes, smallestGroup)) && groups.admitsWider({ communes, questions })
      ? communes
      : null;
  }

  #gaps(groups: PublishedGroups): Pick<Statistics, 'measures' | 'unknown'> {
    const { questionnaire, smallestGroup } = this.#options;
    const classes = new Map(questionnaire.questions.map((question) => [question.id, answerClasses(question)]));
    const classesOf = (questions: readonly string[], holds: (each: AnswerClass) => boolean): readonly boolean[] | null =>
      questions.length === 1 ? (classes.get(questions[0]!)?.map(holds) ?? null) : null;

    const called = [...this.#measures]
      .map(([id, sums]) => ({ id, sums, communes: sums.communes, questions: this.#callers(id) }))
      .filter(({ communes }) => communes > 0)
      .toSorted((a, b) => b.communes - a.communes)
      .filter(({ id, communes, questions }) =>
        groups.admit({
          communes,
          among: this.#among(questions),
          questions,
          classes: classesOf(questions, ({ measures }) => measures.includes(id)),
        }),
      );
    const unknown = questionnaire.questions
      .map(({ id, knownBy }) => ({ question: id, knownBy, communes: this.#unknown.get(id) ?? 0 }))
      .filter(({ communes }) => communes > 0)
      .toSorted((a, b) => b.communes - a.communes)
      .filter(({ question, communes }) =>
        groups.admit({
          communes,
          among: this.#among([question]),
          questions: [question],
          classes: classesOf([question], ({ because }) => because === 'unknown'),
        }),
      );
    // Being urgent hangs on the other measures too: it is compared with what is urgent elsewhere, not with answers.
    // Where few others compete, it tells of their answers: it is not given.
    const urgencies = new PublishedGroups(questionnaire, smallestGroup, this.#among);
    const isTold = (id: string): boolean => smallestGroup <= 1 || isContested(questionnaire, id);
    const measures = called.map(({ id, sums, communes, questions }): MeasureStatistics => {
      const confirmed = ({ measures: all, because }: AnswerClass): boolean =>
        all.includes(id) && (because === 'unknown' || because === 'closed-unknown');
      const toConfirm = { communes: sums.toConfirm, among: communes, questions, classes: classesOf(questions, confirmed) };
      const urgent = { communes: sums.urgent, among: communes, questions, classes: null };
      return {
        measure: id,
        communes,
        urgent: isTold(id) && urgencies.admit(urgent) ? sums.urgent : null,
        toConfirm: groups.admit(toConfirm) ? sums.toConfirm : null,
        ...sums.totals(),
      };
    });
    return { measures, unknown };
  }

  #compare(change: ScoreChange): void {
    const all = this.#change;
    const moved = toTenths(change.to) - toTenths(change.from);
    all.communes += 1;
    all[moved > 0 ? 'up' : moved < 0 ? 'down' : 'same'] += 1;
    for (const part of CHANGE) all.tenths[part] += toTenths(change[part]);
  }

  /** In anonymous mode all of it or nothing: its counts hang on one another, and none of them can be left out. */
  #progress(): Progress | null {
    const { since, earlier = 0, smallestGroup } = this.#options;
    if (since === undefined) return null;
    const { communes, withoutScore, up, down, same, tenths } = this.#change;
    const arrived = this.#communes - communes - withoutScore;
    const left = Math.max(0, earlier - communes - withoutScore);
    if (smallestGroup > 1) {
      const moved = shownCells([up, down, same], { smallest: smallestGroup, telling: true });
      const others = [arrived, left, withoutScore, this.#overall.communes - communes];
      if (moved.includes(null) || !others.every((each) => isSafe(each, smallestGroup))) return null;
    }
    // In anonymous mode to a whole point, like all means.
    const unit = smallestGroup > 1 ? 1 : 10;
    const mean = (part: keyof typeof tenths): number => (communes === 0 ? 0 : divided(tenths[part] * unit, communes * 10));
    const [from, to] = [mean('from'), mean('to')];
    const [byQuestionnaire, byUnknownResolved] = [mean('byQuestionnaire'), mean('byUnknownResolved')];
    // What is left: each rounded on its own, the parts would not add up.
    const byAnswers = to - from - byQuestionnaire - byUnknownResolved;
    const change = {
      from: from / unit,
      to: to / unit,
      byAnswers: byAnswers / unit,
      byQuestionnaire: byQuestionnaire / unit,
      byUnknownResolved: byUnknownResolved / unit,
    };
    return { since, communes, up, down, same, change, withoutScore, arrived, left };
  }

  readonly #among = (questions: readonly string[]): number => this.#public.among(questions);

  /** Runs of levels, and all but these: what stands between two totals of the table of levels. */
  #runsOfLevels(): readonly number[] {
    const cells = [...this.#levels.values()];
    const sum = (from: number, to: number): number => cells.slice(from, to).reduce((all, each) => all + each, 0);
    const runs = cells.flatMap((_, from) => cells.slice(from).map((__, more) => sum(from, from + more + 1)));
    return [...new Set(runs.flatMap((run) => [run, this.#overall.communes - run, this.#communes - run]))];
  }

  /**
   * A level can tell of answers. What holds it down does: the communes up to that level hold all those concerned. And so
   * does what weighs so much that it decides of the level alone.
   */
  #levelsThatTell(): Wider[] {
    const { questionnaire } = this.#options;
    const { gates, levels } = questionnaire;
    const gated = gates.map(({ if: condition, atMost }) => {
      const upTo = levels.slice(0, levels.findIndex(({ id }) => id === atMost) + 1);
      const communes = upTo.reduce((sum, { id }) => sum + this.#levels.get(id)!, 0);
      return { communes, questions: questionsIn(condition) };
    });
    const questions = weightiest(questionnaire);
    if (questions.length === 0) return gated;
    return [...gated, ...this.#runsOfLevels().map((communes) => ({ communes, questions }))];
  }

  #callers(measure: string): readonly string[] {
    return lookup(this.#options.questionnaire)
      .callers.get(measure)!
      .map(({ question }) => question.id);
  }

  #inDomain(domain: string): readonly string[] {
    return lookup(this.#options.questionnaire)
      .inDomain.get(domain)!
      .map(({ id }) => id);
  }
}

const WITHHELD: Average = { communes: null, mean: null, median: null };
