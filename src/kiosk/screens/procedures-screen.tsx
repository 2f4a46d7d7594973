import { memo, type ReactNode } from 'react';
import { SearchPage } from '../finding/search-page.tsx';
import { useFindingWords } from '../finding/use-finding-words.ts';
import type { PostedProcedures } from '../kiosk-state.ts';
import { BackBar } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';

export interface ProceduresScreenProps {
  readonly posted: PostedProcedures;
  /** The search stands at its start: the way back leads home. */
  readonly atStart: boolean;
  readonly clerk: boolean;
}

/** The posted procedures: found while typing, by what happened in somebody's life, or by field. Drawn anew only when the page is another one. */
export const ProceduresScreen: (props: ProceduresScreenProps) => ReactNode = memo(function ProceduresScreen({
  posted,
  atStart,
  clerk,
}: ProceduresScreenProps): ReactNode {
  useFindingWords();
  return (
    <Frame lead={<BackBar home={atStart} />}>
      <SearchPage posted={posted} clerk={clerk} />
    </Frame>
  );
});
