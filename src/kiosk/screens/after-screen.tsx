import { type ReactNode, useDeferredValue } from 'react';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { asksForMore, hasItems } from '../after-detail.ts';
import type { AfterScreen as AfterState } from '../after-state.ts';
import { isSettled } from '../after-time.ts';
import { useKioskState } from '../kiosk-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { ModuleItem } from '../parts/module-item.tsx';
import { ThanksHead } from '../parts/thanks-head.tsx';
import { TopicsForm } from '../parts/topics-form.tsx';
import { VisitBar } from '../parts/visit-bar.tsx';
import { useVisitWords } from '../use-visit-words.ts';
import styles from './after-screen.module.css';

export interface AfterScreenProps {
  readonly content: OfficeContent;
  /** Holds no level, so that nothing here can betray it. */
  readonly after: AfterState;
  /** What was given is being committed: the page stands still. */
  readonly closing: boolean;
}

/** The same for every answer: thanks, a way to change it, a few topics, a comment; then the questions of the optional module. */
export function AfterScreen({ content, after, closing }: AfterScreenProps): ReactNode {
  useVisitWords();
  const settled = useKioskState((state) => isSettled(state, after.sinceMs));
  const still = closing || after.sealing !== null;
  const { page } = after;
  // The thanks are painted first; what may be added to them takes no tap yet, and follows with the next frame.
  const whole = useDeferredValue(true, false);
  return (
    <Frame>
      <div className={styles.after} aria-busy={still}>
        {page.type === 'topics' ? (
          <>
            <ThanksHead after={after} still={still || !settled} />
            {asksForMore(content) && (
              <div className={styles.more}>
                {whole && <TopicsForm content={content} after={after} still={still || !settled} />}
              </div>
            )}
          </>
        ) : (
          <ModuleItem key={page.place} content={content} page={page} still={still || !settled} />
        )}
        <VisitBar
          after={after}
          still={still || !settled}
          goesOn={page.type === 'topics' && hasItems(content)}
        />
      </div>
    </Frame>
  );
}
