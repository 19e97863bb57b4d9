/** `synthese.json`, `synthese.csv` and `synthese.pdf`: written as results come, seen only once whole. */
import { join } from 'node:path';
import type { Statistics } from '../../core/campaign.ts';
import type { Questionnaire } from '../../core/model.ts';
import { GrowingFile, writeWhole } from '../../edges/disk.ts';
import { csvLine } from '../../render/campaign/csv.ts';
import { csvHeader } from '../../render/campaign/summary-row.ts';
import { VERSION } from '../version.ts';
import type { Diagnosed, Refused } from './job.ts';

/** So that Excel reads accents. */
const BOM = '\uFEFF';

export interface SynthesisOptions {
  readonly questionnaire: Questionnaire;
  readonly today: string;
  readonly output: string;
  readonly plans: boolean;
  /** Nothing that tells one commune from another is written. */
  readonly anonymous: boolean;
}

export class Synthesis {
  readonly #options: SynthesisOptions;
  readonly #json: GrowingFile;
  readonly #csv: GrowingFile;
  readonly #refused: Refused[] = [];
  #entries = 0;

  constructor(options: SynthesisOptions) {
    this.#options = options;
    const { questionnaire, today, output, anonymous } = options;
    const { id, version, sha256 } = questionnaire;
    this.#json = new GrowingFile(join(output, 'synthese.json'));
    this.#csv = new GrowingFile(join(output, 'synthese.csv'));
    const tool = { name: 'commune-cyber', version: VERSION };
    try {
      // One commune a line: the next campaign reads it back without holding it whole.
      this.#json.write(
        `{\n"tool":${JSON.stringify(tool)},\n"questionnaire":${JSON.stringify({ id, version, sha256 })},\n"today":"${today}",\n"anonymous":${anonymous},\n"communes":[`,
      );
      this.#csv.write(`${BOM}${csvLine(anonymous ? ['niveau', 'lettre'] : csvHeader(questionnaire, options.plans))}`);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  add({ result, row }: Diagnosed): void {
    // In anonymous mode a row is a commune: only its level is told, and once all are known.
    if (this.#options.anonymous) return;
    this.#entry(result);
    this.#csv.write(row);
  }

  refuse(refused: Refused): void {
    this.#refused.push(refused);
  }

  get refused(): readonly Refused[] {
    return this.#refused;
  }

  /** Puts the files in their place and gives their paths. On failure, nothing unfinished is left. */
  finish(statistics: Statistics, report: Uint8Array): string[] {
    try {
      return this.#finished(statistics, report);
    } finally {
      this.discard();
    }
  }

  #finished(statistics: Statistics, report: Uint8Array): string[] {
    const { output, anonymous } = this.#options;
    if (anonymous) this.#levels(statistics);
    const refused = this.#refused.map(({ file, line, commune, problems }) =>
      anonymous ? { problems: problems.map(({ code }) => ({ code })) } : { file, line, commune, problems },
    );
    this.#json.write(`\n],\n"refused":${JSON.stringify(refused)},\n"statistics":${JSON.stringify(statistics)}\n}\n`);
    this.#json.finish();
    this.#csv.finish();
    writeWhole(join(output, 'synthese.pdf'), report);
    return ['synthese.pdf', 'synthese.csv', 'synthese.json'].map((name) => join(output, name));
  }

  discard(): void {
    this.#json.discard();
    this.#csv.discard();
  }

  #entry(json: string | Uint8Array): void {
    this.#json.write(this.#entries === 0 ? '\n' : ',\n');
    this.#json.write(json);
    this.#entries++;
  }

  /** One entry for each commune, with what the statistics already tell: nothing more can be counted from them. */
  #levels({ levels, communes }: Statistics): void {
    let shown = 0;
    const write = (times: number, id: string | null): void => {
      const level = this.#options.questionnaire.levels.find((each) => each.id === id);
      const json = JSON.stringify({
        overall: level === undefined ? null : { level: { id: level.id, title: level.title, letter: level.letter } },
      });
      const row = csvLine([level?.title ?? null, level?.letter ?? null]);
      for (let index = 0; index < times; index++) {
        this.#entry(json);
        this.#csv.write(row);
      }
      shown += times;
    };
    for (const { level, communes: count } of levels) if (level !== 'inconclusive') write(count ?? 0, level);
    write(communes - shown, null);
  }
}
