import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './tabs.module.css';

/** Parts that a tab leads to, by the id of their place on the page. */
const TABS = ['papers', 'money', 'where', 'steps', 'results', 'conditions', 'origin'] as const;
type Tab = (typeof TABS)[number];

/** The way to each part of a long page, always in sight. */
export function Tabs(): ReactNode {
  const { t } = useTranslation('procedure');
  const seen = useSeenTabs();
  const [chosen, setChosen] = useState<Tab | null>(null);
  // Two parts may stand beside each other: then the one that was asked for.
  const current =
    chosen !== null && seen.has(chosen) ? chosen : (TABS.find((tab) => seen.has(tab)) ?? TABS[0]);
  return (
    <nav className={styles.tabs} aria-label={t('tabs.label')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where the tabs do not fit beside each other they scroll, which a keyboard must reach */}
      <ul className={styles.list} tabIndex={0}>
        {TABS.map((tab) => (
          <li key={tab}>
            <button
              type="button"
              className={styles.tab}
              aria-current={tab === current ? 'true' : undefined}
              onClick={(event) => {
                setChosen(tab);
                goTo(tab, event);
              }}
            >
              {t(`tabs.${tab}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The head of the part comes to stand under the bar, and the focus goes there. */
function goTo(tab: Tab, event: MouseEvent<HTMLElement>): void {
  const part = document.getElementById(tab);
  const bar = event.currentTarget.closest('nav')?.getBoundingClientRect();
  if (part === null || bar === undefined) return;
  // The bar may stand at the foot of the screen (low reach) or scroll away: only what hangs above covers anything.
  const covered = bar.top < window.innerHeight / 2 ? Math.max(0, bar.bottom) : 0;
  part.style.setProperty('scroll-margin-top', `${Math.ceil(covered)}px`);
  part.scrollIntoView({ block: 'start' });
  part.querySelector('h2')?.focus({ preventScroll: true });
}

/** Parts that lie across the upper third of the screen: what is being read. */
function useSeenTabs(): ReadonlySet<Tab> {
  const [seen, setSeen] = useState<ReadonlySet<Tab>>(new Set());
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const isNow = new Map(entries.map(({ target, isIntersecting }) => [target.id, isIntersecting]));
        setSeen((before) => new Set(TABS.filter((tab) => isNow.get(tab) ?? before.has(tab))));
      },
      { rootMargin: '-25% 0px -65% 0px' },
    );
    for (const tab of TABS) {
      const part = document.getElementById(tab);
      if (part !== null) observer.observe(part);
    }
    return () => observer.disconnect();
  }, []);
  return seen;
}
