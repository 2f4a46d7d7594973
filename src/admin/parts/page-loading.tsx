import { Component, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Notice } from './notice.tsx';

/** A page that is on its way says so; one that cannot be had (another version was installed meanwhile) says what to do. */
export function PageLoading({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Fetched>
      <Suspense fallback={<OnItsWay />}>{children}</Suspense>
    </Fetched>
  );
}

/** What React tells of a failure only to a class. */
class Fetched extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <NotFetched /> : this.props.children;
  }
}

function OnItsWay(): ReactNode {
  const { t } = useTranslation('admin');
  return <p>{t('pageLoading')}</p>;
}

function NotFetched(): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <Notice tone="alarm">
      <p>{t('pageFailed')}</p>
      <Button size="desk" onClick={() => window.location.reload()}>
        {t('reload')}
      </Button>
    </Notice>
  );
}
