/** The interview: which question comes next, what an answer changes. It decides; the asker only asks. */
import { itinerary, setAnswer, type Stop } from '../core/flow.ts';
import type { Answer, AnswerSheet, ProfileQuestion, Question, Questionnaire } from '../core/model.ts';
import { isScored } from '../core/standing.ts';
import type { Asker } from '../render/asker.ts';
import type { RoleWordings } from '../render/roles.ts';
import { closed, closingView, domainPassage, opened, PROFILE_PASSAGE, questionView } from '../render/interview-text.ts';

export interface Interview {
  readonly questionnaire: Questionnaire;
  readonly sheet: AnswerSheet;
  readonly express: boolean;
  readonly asker: Asker;
  /** Whom to ask, in this commune. */
  readonly plan?: RoleWordings | undefined;
  /** Awaited before the next question is shown: what it wrote is then safe. */
  readonly save: (id: string, answer: Answer) => Promise<void>;
}

export type InterviewEnd = { readonly how: 'finished' | 'left'; readonly sheet: AnswerSheet };

type AnyQuestion = ProfileQuestion | Question;

/** Asks until everything is answered or the respondent leaves. Throws Interrupted when the terminal is gone. */
export async function conduct({ questionnaire, sheet: start, express, asker, plan, save }: Interview): Promise<InterviewEnd> {
  let sheet = start;
  let stops = itinerary(questionnaire, sheet, express);
  let theme: string | null = null;
  let current: AnyQuestion | null = firstUnanswered(stops);
  /** A theme chosen on the last screen: its questions come one after the other, answered or not. */
  let reviewing = false;
  /** Notes written before their answer: a sheet has no place for them until it comes. */
  const notes = new Map<string, string>();

  for (;;) {
    if (current === null) {
      const choice = await close();
      if (choice === 'left' || choice === 'finished') return { how: choice, sheet };
      current = choice;
      theme = null;
      reviewing = true;
      continue;
    }
    announce(current);
    const before = sheet.answers.get(current.id);
    const waiting = notes.get(current.id);
    const view = questionView(questionnaire, sheet, stops, current, plan);
    const reply = await asker.ask(waiting === undefined ? view : { ...view, note: waiting });
    if (reply.kind !== 'answer') {
      if (reply.note !== undefined && before !== undefined)
        await record(current, { ...before, note: reply.note === '' ? undefined : reply.note });
      else if (reply.note !== undefined) notes.set(current.id, reply.note);
      if (reply.kind === 'leave') return { how: 'left', sheet };
      current = previous(stops, current);
      continue;
    }
    const written = reply.note ?? waiting ?? before?.note;
    const note = written === '' ? undefined : written;
    notes.delete(current.id);
    // The day and the person written beside an answer belong to that answer, not to the one that replaces it.
    const same = before !== undefined && JSON.stringify(before.value) === JSON.stringify(reply.value);
    await record(current, { value: reply.value, note, ...(same ? { on: before.on, by: before.by } : {}) });
    const road = itinerary(questionnaire, sheet, express);
    sayWhatChanged(stops, road, before !== undefined);
    stops = road;
    current = next(stops, current, reviewing);
  }

  async function record({ id }: AnyQuestion, answer: Answer): Promise<void> {
    sheet = setAnswer(sheet, id, answer);
    await save(id, answer);
  }

  /** The title of a theme, when it changes. */
  function announce(question: AnyQuestion): void {
    const id = themeOf(question);
    if (id === theme) return;
    theme = id;
    const index = questionnaire.domains.findIndex((domain) => domain.id === id);
    asker.say(
      index === -1 ? PROFILE_PASSAGE : domainPassage(questionnaire.domains[index]!, index + 1, questionnaire.domains.length),
    );
  }

  /** Only a changed answer surprises: the first one simply makes the road. */
  function sayWhatChanged(before: readonly Stop[], after: readonly Stop[], changed: boolean): void {
    if (!changed) return;
    const more = after.filter((stop) => !before.some((other) => other.question.id === stop.question.id)).length;
    const fewer = before.filter((stop) => !after.some((other) => other.question.id === stop.question.id)).length;
    if (more > 0) asker.say(opened(more));
    if (fewer > 0) asker.say(closed(fewer));
  }

  async function close(): Promise<'left' | 'finished' | AnyQuestion> {
    const themes = [...new Set(stops.map(({ question }) => themeOf(question)))];
    const titles = themes.map((id) => questionnaire.domains.find((domain) => domain.id === id)?.title ?? 'la commune');
    const reply = await asker.ask(closingView(titles));
    if (reply.kind === 'leave') return 'left';
    if (reply.kind !== 'answer') return stops.at(-1)?.question ?? 'finished';
    const chosen = reply.value.kind === 'chosen' ? reply.value.options[0]! : '';
    if (!chosen.startsWith('theme-')) return 'finished';
    const wanted = themes[Number(chosen.slice('theme-'.length))];
    return stops.find(({ question }) => themeOf(question) === wanted)?.question ?? 'finished';
  }
}

function themeOf(question: AnyQuestion): string {
  return isScored(question) ? question.domain : '';
}

function firstUnanswered(stops: readonly Stop[]): AnyQuestion | null {
  return stops.find(({ answered }) => !answered)?.question ?? null;
}

/** The next question without an answer, from here then from the start; in a theme being reviewed, the neighbour first. */
function next(stops: readonly Stop[], from: AnyQuestion, reviewing: boolean): AnyQuestion | null {
  const after = stops.slice(stops.findIndex(({ question }) => question.id === from.id) + 1);
  const neighbour = after[0]?.question;
  if (reviewing && neighbour !== undefined && themeOf(neighbour) === themeOf(from)) return neighbour;
  return firstUnanswered(after) ?? firstUnanswered(stops);
}

function previous(stops: readonly Stop[], from: AnyQuestion): AnyQuestion {
  const index = stops.findIndex(({ question }) => question.id === from.id);
  return stops[index - 1]?.question ?? from;
}
