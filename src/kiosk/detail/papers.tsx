import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Component, paperGroups } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { type Keyed, keyed } from '../keyed.ts';
import { TickBox } from '../parts/icons.tsx';
import { DetailPart } from './detail-part.tsx';
import styles from './papers.module.css';
import { Official } from './texts.tsx';

interface ListedGroup {
  readonly title: string;
  readonly titleLang?: string | undefined;
  readonly papers: readonly Keyed<Component>[];
}

/** What to bring, by case, to be ticked off. The ticks are nobody's business: they are gone with the page. */
export function Papers({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('procedure');
  const { componentsNote } = procedure;
  const components = procedure.components ?? [];
  const groups = useGroups(components);
  const [have, setHave] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void => {
    const next = new Set(have);
    if (!next.delete(key)) next.add(key);
    setHave(next);
  };
  return (
    <DetailPart
      id="papers"
      part="components"
      title={t('papers')}
      missing={components.length === 0 && componentsNote === null}
    >
      {componentsNote !== null && <Official text={componentsNote} />}
      {components.length > 0 && (
        <div className={styles.count}>
          <p>
            {components.some(({ when }) => when !== null) && `${t('papersByCase')} `}
            {t('papersHint')}
          </p>
          <p role="status">{t('papersHave', { count: have.size })}</p>
        </div>
      )}
      {groups.map(({ title, titleLang, papers }) => (
        <div key={title} className={styles.group}>
          {groups.length > 1 && (
            <h3 className={styles.case} lang={titleLang}>
              {title}
            </h3>
          )}
          <ul className={styles.papers} aria-label={title}>
            {papers.map(({ key, item }) => (
              <li key={key}>
                <Paper
                  paper={item}
                  ticked={have.has(key)}
                  onToggle={() => toggle(key)}
                  alone={titleLang === undefined}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </DetailPart>
  );
}

function useGroups(components: readonly Component[]): readonly ListedGroup[] {
  const { t } = useTranslation('procedure');
  const keyOf = new Map(
    keyed(components, ({ name, when }) => `${when} ${name}`).map(({ key, item }) => [item, key]),
  );
  return paperGroups(components).map((group) => ({
    title: group.type === 'case' ? t('when', { when: group.when }) : t(group.type),
    titleLang: group.type === 'case' ? 'vi' : undefined,
    papers: group.components.map((item) => ({ key: keyOf.get(item) ?? item.name, item })),
  }));
}

interface PaperProps {
  readonly paper: Component;
  readonly ticked: boolean;
  readonly onToggle: () => void;
  /** No heading above says in which case it is needed. */
  readonly alone: boolean;
}

function Paper({ paper, ticked, onToggle, alone }: PaperProps): ReactNode {
  const { t } = useTranslation('procedure');
  const facts = usePaperFacts(paper);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the whole row is the target; a native box would be a small one inside it
    <button type="button" role="checkbox" aria-checked={ticked} className={styles.paper} onClick={onToggle}>
      <TickBox className={styles.box} ticked={ticked} />
      <span className={styles.text}>
        <span lang="vi" className={styles.name}>
          {paper.name}
        </span>
        {alone && paper.when !== null && (
          <span lang="vi" className={styles.when}>
            {t('when', { when: paper.when })}
          </span>
        )}
        {facts.map((fact) => (
          <span key={fact} className={styles.facts}>
            {fact}
          </span>
        ))}
      </span>
    </button>
  );
}

/** A line each. */
function usePaperFacts(paper: Component): readonly string[] {
  const { t } = useTranslation('procedure');
  const { originals, copies, formCode, formName, code, link, replacedByResult } = paper;
  const form = [formName, formCode === null ? null : t('formCode', { code: formCode })].filter(Boolean);
  const counts = [
    ...(originals > 0 ? [t('originals', { count: originals })] : []),
    ...(copies > 0 ? [t('copies', { count: copies })] : []),
  ];
  const needed = [
    ...(paper.countsKnown ? counts : [t('countsUnknown')]),
    ...(paper.required === false ? [t('notRequired')] : []),
  ];
  return [
    ...(needed.length > 0 ? [needed.join(' · ')] : []),
    ...(form.length > 0 ? [t('form', { form: form.join(', ') })] : []),
    ...(link === null ? [] : [t('formLink', { link })]),
    ...(replacedByResult === null ? [] : [t('replacedByResult', { code: replacedByResult })]),
    ...(code === null ? [] : [t('paperCode', { code })]),
  ];
}
