import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page-head.module.css';

/** Title and purpose of a page, with what can be done to the whole of it. */
export function PageHead(props: {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('common');
  const { title } = props;
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{props.lead}</p>
      </div>
      <div className={styles.aside}>{props.children}</div>
    </div>
  );
}
