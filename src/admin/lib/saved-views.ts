import * as v from 'valibot';

/** A filter that somebody gave a name: the address's query. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
}

/** Where texts are kept between visits, by a name. */
export interface TextShelf {
  read(name: string): string | null;
  write(name: string, text: string): void;
}

/** More than these nobody finds again. */
export const MOST_VIEWS = 20;
const NAME_MAX_LENGTH = 60;

const stored = v.array(
  v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_MAX_LENGTH)),
    query: v.pipe(v.string(), v.maxLength(2_000)),
  }),
);

/** The views of an account in this browser; what cannot be read is as good as none. */
export function readViews(shelf: TextShelf, username: string): readonly SavedView[] {
  try {
    const parsed = v.safeParse(stored, JSON.parse(shelf.read(shelfName(username)) ?? '[]'));
    return parsed.success ? parsed.output.slice(0, MOST_VIEWS) : [];
  } catch {
    return [];
  }
}

/** Keeps them. */
export function writeViews(shelf: TextShelf, username: string, views: readonly SavedView[]): void {
  shelf.write(shelfName(username), JSON.stringify(views));
}

/** What of a text can be a name; empty: nothing. */
export function toViewName(text: string): string {
  return text.normalize('NFC').trim().slice(0, NAME_MAX_LENGTH);
}

function shelfName(username: string): string {
  return `hailong-admin-views-${username}`;
}
