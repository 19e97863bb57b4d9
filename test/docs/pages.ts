/** The pages of the project, as Markdown: what they show, link to and tell to type. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../journeys/cli.ts';

export interface Page {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

export const pages: readonly Page[] = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

export function pageAt(path: string): Page {
  const page = pages.find((each) => each.path === path);
  if (page === undefined) throw new Error(`there is no page ${path}`);
  return page;
}

const FENCE = /^```(\w*)\n([^]*?)^```$/gmu;

/** The blocks of code in a language, without their fences. */
export function blocks({ text }: Page, language: string): string[] {
  return [...text.matchAll(FENCE)].filter(([, word]) => word === language).map(([, , code]) => code!);
}

/** What is left to read once code is taken away. */
export function prose({ text }: Page): string {
  return text.replaceAll(FENCE, '').replaceAll(/`[^`\n]*`/gu, '`');
}

export interface Picture {
  readonly target: string;
  readonly alternative: string;
}

export function picturesOf(page: Page): Picture[] {
  const text = prose(page);
  return [
    ...[...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/gu)].map(([, alternative, target]) => ({
      target: target!,
      alternative: alternative!,
    })),
    ...[...text.matchAll(/<img src="([^"]+)" alt="([^"]*)"/gu)].map(([, target, alternative]) => ({
      target: target!,
      alternative: alternative!,
    })),
  ];
}

/** Links to other files and places of the project, pictures included, that lead nowhere. */
export function deadLinks(page: Page): string[] {
  const links = [...prose(page).matchAll(/(?<!!)\]\(([^)\s]+)\)/gu)].map(([, target]) => target!);
  return [...links, ...picturesOf(page).map(({ target }) => target)].filter((target) => {
    if (/^[a-z]+:/u.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page.path : relative(ROOT, join(ROOT, dirname(page.path), path));
    if (!existsSync(join(ROOT, file))) return true;
    return anchor !== undefined && !anchorsOf(pageAt(file)).includes(decodeURIComponent(anchor));
  });
}

/** Anchors of headings, as GitHub names them. */
function anchorsOf({ text }: Page): string[] {
  return [...text.replaceAll(FENCE, '').matchAll(/^#+ (.+)$/gmu)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
