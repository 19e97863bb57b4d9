/** The plans of a campaign: made while sheets are still being read, a few at a time. */
import type { Crew } from './crew.ts';
import { PLANS_AT_ONCE } from './crew.ts';
import type { Job, Planned, Refused } from './job.ts';

export class Plans {
  readonly #crew: Crew;
  readonly #underWay: Promise<readonly Planned[]>[] = [];
  #group: Job[] = [];
  made = 0;
  unchanged = 0;
  readonly failed: Refused[] = [];

  constructor(crew: Crew) {
    this.#crew = crew;
  }

  /** Resolves once there is room for another. */
  async add(job: Job): Promise<void> {
    this.#group.push(job);
    if (this.#group.length >= PLANS_AT_ONCE) await this.#send();
  }

  /** Resolves once all are on the disk. */
  async finish(): Promise<void> {
    if (this.#group.length > 0) await this.#send();
    while (this.#underWay.length > 0) await this.#oldest();
  }

  async #send(): Promise<void> {
    const planned = this.#crew.plan(this.#group);
    this.#group = [];
    // A rejection waits for its turn to be seen.
    planned.catch(() => undefined);
    this.#underWay.push(planned);
    if (this.#underWay.length >= this.#crew.ahead) await this.#oldest();
  }

  async #oldest(): Promise<void> {
    for (const each of await this.#underWay.shift()!) {
      if (each.kind === 'refused') this.failed.push(each);
      else if (each.made) this.made++;
      else this.unchanged++;
    }
  }
}
