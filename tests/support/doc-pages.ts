import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A page that somebody reads, in Markdown. */
export interface DocPage {
  /** From the project's root, such as `docs/sync.md`. */
  readonly path: string;
  readonly text: string;
  /** The text without its fenced blocks: what is read, not what is typed. */
  readonly prose: string;
}

/** Every Markdown page of the project, in the order of its path. */
export function docPages(): readonly DocPage[] {
  const below = ['docs', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  );
  return [...readdirSync(ROOT), ...below]
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, prose: text.replaceAll(/^( *)```.*?^\1```$/gms, '') };
    });
}

/** What stands between single backquotes in the text that is read. */
export function inlineCode({ prose }: DocPage): readonly string[] {
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** A link of a page: where it leads, as written. */
function linksOf({ prose }: DocPage): readonly string[] {
  const read = prose.replaceAll(/`[^`\n]*`/g, '');
  return [...read.matchAll(/\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g)].map((match) => match[1] ?? '');
}

/**
 * The anchors of a page's headings, as the usual renderers make them: lower case, without punctuation, a hyphen for every
 * blank, letters of every language kept, a number behind what comes again.
 */
export function anchorsOf({ prose }: DocPage): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

/** What is wrong with the links of these pages; links to other sites are not visited. */
export function brokenLinks(pages: readonly DocPage[]): readonly string[] {
  const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));
  return pages.flatMap((page) =>
    linksOf(page)
      .filter((link) => !/^https?:\/\//.test(link))
      .filter((link) => {
        const [path = '', anchor] = decodeURI(link).split('#', 2);
        const target = path === '' ? page.path : normalize(join(dirname(page.path), path)).replace(/\/$/, '');
        if (!existsSync(join(ROOT, target))) return true;
        if (anchor === undefined) return false;
        return statSync(join(ROOT, target)).isDirectory() || !anchors.get(target)?.has(anchor);
      })
      .map((link) => `${page.path}: ${link}`),
  );
}
