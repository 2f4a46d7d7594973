import type { ReactNode } from 'react';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Acts } from '../detail/acts.tsx';
import { Conditions, Results, Steps } from '../detail/course.tsx';
import styles from '../detail/detail.module.css';
import { Cautions, Head } from '../detail/head.tsx';
import { Legal } from '../detail/legal.tsx';
import { TimeAndMoney } from '../detail/money.tsx';
import { Origin } from '../detail/origin.tsx';
import { Papers } from '../detail/papers.tsx';
import { Tabs } from '../detail/tabs.tsx';
import { useProcedureWords } from '../detail/use-procedure-words.ts';
import { Where } from '../detail/where.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';

export interface ProcedureScreenProps {
  readonly procedure: Procedure;
}

/** Everything that is known of one procedure, in the order in which a person asks: what to bring, how long, how much, where. */
export function ProcedureScreen({ procedure }: ProcedureScreenProps): ReactNode {
  useProcedureWords();
  return (
    <Frame lead={<BackBar home={false} />} bar={<Tabs />}>
      <article className={styles.procedure}>
        <Head procedure={procedure} />
        <Acts procedure={procedure} />
        <Cautions procedure={procedure} />
        <div className={styles.first}>
          <Papers procedure={procedure} />
          <TimeAndMoney procedure={procedure} />
        </div>
        <Where procedure={procedure} />
        <Steps procedure={procedure} />
        <Results procedure={procedure} />
        <Conditions procedure={procedure} />
        <div id="origin" className={styles.chapter}>
          <Legal procedure={procedure} />
          <Origin procedure={procedure} />
        </div>
        <LeavingNotice />
      </article>
    </Frame>
  );
}
