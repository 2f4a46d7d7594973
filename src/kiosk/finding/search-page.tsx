import { memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { classes } from '#ui/classes.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { PostedProcedures, ProcedureSearch } from '../kiosk-state.ts';
import { LeavingNotice } from '../parts/back-bar.tsx';
import { Title } from '../parts/title.tsx';
import { ClerkSheet } from './clerk-sheet.tsx';
import { offeredEvents } from './offered-events.ts';
import { ResultList } from './result-list.tsx';
import { SearchField } from './search-field.tsx';
import styles from './search-page.module.css';
import { StartTiles } from './start-tiles.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';

export interface SearchPageProps {
  readonly posted: PostedProcedures;
  readonly clerk: boolean;
}

/** What changes with every key. The frame around it does not: it would be drawn as often for nothing. */
export function SearchPage({ posted, clerk }: SearchPageProps): ReactNode {
  const { t } = useTranslation('finding');
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const place = useKioskState(({ screen }) => (screen.type === 'procedures' ? screen : null));
  const found = useFound(posted, place);
  const [choice, setChoice] = useState<string | null>(null);
  const chosen = found?.procedures.find(({ code }) => code === choice) ?? found?.procedures[0] ?? null;
  const isListed = found !== null && found.procedures.length > 0;
  const open = useEnter(root, chosen, clerk);
  useEffect(() => {
    if (clerk) field.current?.focus();
  }, [clerk]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between controls that have roles of their own.
    <div ref={root} className={styles.procedures} onKeyDown={useArrowKeys(root, field)}>
      <Title className={styles.title}>{t(clerk ? 'clerkTitle' : 'title')}</Title>
      <SearchField query={place?.query ?? ''} field={field} onEnter={open} />
      {clerk && <p className={styles.keys}>{t('keys')}</p>}
      <Start posted={posted} inVain={found !== null} aside={isListed} />
      {found !== null && isListed && (
        <div className={classes(clerk && styles.lookUp)}>
          <ResultList
            of={found.key}
            title={found.title}
            titleLang={found.titleLang}
            procedures={found.procedures}
            chosen={clerk ? (chosen?.code ?? null) : null}
            onChoose={setChoice}
          />
          {clerk && chosen !== null && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls a long sheet this way.
            <div className={styles.sheet} tabIndex={0}>
              <ClerkSheet procedure={chosen} />
            </div>
          )}
        </div>
      )}
      <Announcement found={found} waits={place !== null && place.typedMs !== null} />
      <LeavingNotice />
    </div>
  );
}

interface StartProps {
  readonly posted: PostedProcedures;
  /** Words were typed, and nothing was found. */
  readonly inVain: boolean;
  /** A list is shown in its place. It stays in the page, so that the first key does not wait until it is taken away. */
  readonly aside: boolean;
}

const Start: (props: StartProps) => ReactNode = memo(function Start({
  posted,
  inVain,
  aside,
}: StartProps): ReactNode {
  const { t } = useTranslation('finding');
  if (posted.procedures.length === 0) return <p>{t('empty')}</p>;
  return (
    <div className={styles.start} hidden={aside}>
      {inVain && (
        <div className={styles.vain}>
          <p className={styles.vainTitle}>{t('none')}</p>
          <p>{t('noneHint')}</p>
        </div>
      )}
      <Ways procedures={posted.procedures} />
    </div>
  );
});

const Ways: (props: { readonly procedures: readonly Procedure[] }) => ReactNode = memo(function Ways({
  procedures,
}: {
  readonly procedures: readonly Procedure[];
}): ReactNode {
  const finding = useKioskState((state) => state.office?.content.settings.finding);
  return (
    finding !== undefined && (
      <StartTiles procedures={procedures} events={offeredEvents(procedures, finding)} />
    )
  );
});

interface Found {
  /** Another list begins at its top. */
  readonly key: string;
  readonly title: string;
  readonly titleLang?: string | undefined;
  readonly procedures: readonly Procedure[];
  /** What is said aloud of it. */
  readonly said: string;
}

/** What is listed at this place; null at the start of a search. */
function useFound({ procedures, finder }: PostedProcedures, place: ProcedureSearch | null): Found | null {
  const { t } = useTranslation('finding');
  const language = useKioskState((state) => state.language);
  const finding = useKioskState((state) => state.office?.content.settings.finding);
  if (place === null) return null;
  const { query, field, lifeEvent } = place;
  if (query.trim() !== '') {
    const { positions, partial, capped } = finder.find(query);
    const found = positions.flatMap((position) => procedures[position] ?? []);
    const count = found.length;
    if (count === 0) return { key: query, title: t('none'), procedures: [], said: t('none') };
    const said = t(partial ? 'partialSaid' : capped ? 'foundMany' : 'found', { count });
    return { key: query, title: partial ? t('partial') : said, procedures: found, said };
  }
  if (field !== null) {
    const found = procedures.filter((procedure) => procedure.field === field);
    return {
      key: field,
      title: field,
      titleLang: 'vi',
      procedures: found,
      said: t('count', { count: found.length }),
    };
  }
  const events = lifeEvent === null || finding === undefined ? [] : offeredEvents(procedures, finding);
  const offered = events.find(({ event }) => event.id === lifeEvent);
  if (offered === undefined) return null;
  const title = textIn(offered.event.label, language);
  const said = t('count', { count: offered.procedures.length });
  return { key: offered.event.id, title, procedures: offered.procedures, said };
}

/** Enter opens what is chosen for a clerk; for a citizen it puts the keyboard on the screen away and shows where the results are. */
function useEnter(root: RefObject<HTMLElement | null>, chosen: Procedure | null, clerk: boolean): () => void {
  const kiosk = useKiosk();
  return () => {
    if (chosen !== null && clerk) kiosk.send({ type: 'procedure-opened', code: chosen.code });
    else root.current?.querySelector<HTMLElement>('[data-result]')?.focus();
  };
}

/** Said when the typing has paused, so that nobody hears a number for every letter. */
function Announcement({
  found,
  waits,
}: {
  readonly found: Found | null;
  readonly waits: boolean;
}): ReactNode {
  return (
    <div role="status">
      <VisuallyHidden>{!waits && found?.said}</VisuallyHidden>
    </div>
  );
}
