import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { MOST_VIEWS, readViews, type SavedView, toViewName, writeViews } from '../lib/saved-views.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import page from '../pages/page.module.css';
import { useServices, useSession } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './saved-views.module.css';

/** Filters with names, kept in this browser for the account: open one, save the one in use, remove one and take it back. */
export function SavedViews({ query }: { readonly query: string }): ReactNode {
  const t = useInsightWords();
  const { shelf } = useServices();
  const username = useSession(({ session }) => session?.username ?? '');
  const [views, setViews] = useState(() => readViews(shelf, username));
  const [removed, setRemoved] = useState<{
    readonly view: SavedView;
    readonly before: readonly SavedView[];
  } | null>(null);
  const keep = (next: readonly SavedView[]) => {
    writeViews(shelf, username, next);
    setViews(next);
  };
  return (
    <details className={styles.views}>
      <summary>{t('rating.views.title')}</summary>
      <div className={styles.panel}>
        {views.length === 0 && <p className={styles.soft}>{t('rating.views.none')}</p>}
        {views.length > 0 && (
          <ul className={styles.list}>
            {views.map((view) => (
              <li key={view.name}>
                <Link className={page.link} href={`/ratings?${view.query}`}>
                  {view.name}
                </Link>
                <Button
                  size="desk"
                  look="quiet"
                  aria-label={t('rating.views.remove', { name: view.name })}
                  onClick={() => {
                    setRemoved({ view, before: views });
                    keep(views.filter((one) => one !== view));
                  }}
                >
                  {'×'}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {removed !== null && (
          <Notice>
            <p>{t('rating.views.removed', { name: removed.view.name })}</p>
            <Button
              size="desk"
              onClick={() => {
                keep(removed.before);
                setRemoved(null);
              }}
            >
              {t('rating.views.undo')}
            </Button>
          </Notice>
        )}
        <SaveForm
          views={views}
          onSave={(name) => {
            setRemoved(null);
            keep([...views, { name, query }]);
          }}
        />
        <p className={styles.soft}>{t('rating.views.where')}</p>
      </div>
    </details>
  );
}

function SaveForm(props: {
  readonly views: readonly SavedView[];
  readonly onSave: (name: string) => void;
}): ReactNode {
  const t = useInsightWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = toViewName(text);
    if (name === '') return;
    if (props.views.length >= MOST_VIEWS) return setError(t('rating.views.full', { n: MOST_VIEWS }));
    if (props.views.some((view) => view.name === name)) return setError(t('rating.views.same'));
    props.onSave(name);
    setText('');
    setError(null);
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <TextField
        size="desk"
        label={t('rating.views.name')}
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="desk" disabled={toViewName(text) === ''}>
        {t('rating.views.save')}
      </Button>
    </form>
  );
}
