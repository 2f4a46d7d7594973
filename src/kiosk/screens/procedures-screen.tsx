import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { classes } from '#ui/classes.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { ClerkSheet } from '../finding/clerk-sheet.tsx';
import { offeredEvents } from '../finding/offered-events.ts';
import { ResultList } from '../finding/result-list.tsx';
import { SearchField } from '../finding/search-field.tsx';
import { StartTiles } from '../finding/start-tiles.tsx';
import { useArrowKeys } from '../finding/use-arrow-keys.ts';
import { useFindingWords } from '../finding/use-finding-words.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { PostedProcedures, ProcedureSearch } from '../kiosk-state.ts';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './procedures-screen.module.css';

export interface ProceduresScreenProps {
  readonly posted: PostedProcedures;
  readonly place: ProcedureSearch;
}

/** The posted procedures: found while typing, by what happened in somebody's life, or by field. */
export function ProceduresScreen({ posted, place }: ProceduresScreenProps): ReactNode {
  useFindingWords();
  const { t } = useTranslation('finding');
  const { clerk } = place;
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = useFound(posted, place);
  const [choice, setChoice] = useState<string | null>(null);
  const chosen = found?.procedures.find(({ code }) => code === choice) ?? found?.procedures[0] ?? null;
  const open = useEnter(root, chosen, clerk);
  useEffect(() => {
    if (clerk) field.current?.focus();
  }, [clerk]);
  return (
    <Frame lead={<BackBar home={(place.field ?? place.lifeEvent) === null} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between controls that have roles of their own. */}
      <div ref={root} className={styles.procedures} onKeyDown={useArrowKeys(root, field)}>
        <Title className={styles.title}>{t(clerk ? 'clerkTitle' : 'title')}</Title>
        <SearchField query={place.query} field={field} onEnter={open} />
        {clerk && <p className={styles.keys}>{t('keys')}</p>}
        {found === null || found.procedures.length === 0 ? (
          <Start posted={posted} inVain={found !== null} />
        ) : (
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
        <Announcement found={found} waits={place.typedMs !== null} />
        <LeavingNotice />
      </div>
    </Frame>
  );
}

function Start({
  posted,
  inVain,
}: {
  readonly posted: PostedProcedures;
  readonly inVain: boolean;
}): ReactNode {
  const { t } = useTranslation('finding');
  const finding = useKioskState((state) => state.office?.content.settings.finding);
  if (posted.procedures.length === 0) return <p>{t('empty')}</p>;
  return (
    <>
      {inVain && (
        <div className={styles.vain}>
          <p className={styles.vainTitle}>{t('none')}</p>
          <p>{t('noneHint')}</p>
        </div>
      )}
      {finding !== undefined && (
        <StartTiles procedures={posted.procedures} events={offeredEvents(posted.procedures, finding)} />
      )}
    </>
  );
}

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
function useFound({ procedures, finder }: PostedProcedures, place: ProcedureSearch): Found | null {
  const { t } = useTranslation('finding');
  const language = useKioskState((state) => state.language);
  const finding = useKioskState((state) => state.office?.content.settings.finding);
  const { query, field, lifeEvent } = place;
  if (query.trim() !== '') {
    const { positions, partial } = finder.find(query);
    const found = positions.flatMap((position) => procedures[position] ?? []);
    const count = found.length;
    if (count === 0) return { key: query, title: t('none'), procedures: [], said: t('none') };
    const said = t(partial ? 'partialSaid' : 'found', { count });
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
