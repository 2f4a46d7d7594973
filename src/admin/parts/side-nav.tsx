import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { isAt, navigationOf } from '../navigation.ts';
import { useSession } from '../services.tsx';
import styles from './side-nav.module.css';

/** The pages of the account's role in their groups: beside the page, or under a button where there is no room. */
export function SideNav(): ReactNode {
  const { t } = useTranslation('admin');
  const [path] = useLocation();
  const role = useSession((state) => state.session?.role ?? null);
  const [open, setOpen] = useState(false);
  // Whoever chose a page wants to see it.
  useEffect(() => setOpen(path === null), [path]);
  const groups = role === null ? [] : navigationOf(role);
  const current = groups.flatMap((group) => group.pages).find((page) => isAt(path, page));
  return (
    <div className={styles.side}>
      <div className={styles.toggle}>
        <Button
          size="desk"
          wide
          aria-expanded={open}
          aria-controls="admin-pages"
          onClick={() => setOpen(!open)}
        >
          {t('navToggle', { page: current === undefined ? t('nav.label') : t(`nav.${current.key}`) })}
        </Button>
      </div>
      <nav id="admin-pages" className={classes(styles.nav, open && styles.open)} aria-label={t('nav.label')}>
        {groups.map((group) => (
          <div key={group.key} className={styles.group}>
            {group.pages.length > 1 && (
              <p id={`nav-${group.key}`} className={styles.caption}>
                {t(`nav.groups.${group.key}`)}
              </p>
            )}
            <ul
              className={styles.list}
              aria-labelledby={group.pages.length > 1 ? `nav-${group.key}` : undefined}
            >
              {group.pages.map((page) => (
                <li key={page.path}>
                  <Link
                    href={page.path}
                    className={styles.link}
                    aria-current={page === current ? 'page' : undefined}
                  >
                    {t(`nav.${page.key}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}
